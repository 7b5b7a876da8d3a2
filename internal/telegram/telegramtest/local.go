package telegramtest

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// Local serves the server without a socket. Every connection of the transport that
// it returns leads to the server, whatever its address: "http://telegram.test" will
// do. In a testing/synctest bubble, call it inside.
func Local(handler http.Handler) (transport *http.Transport, stop func()) {
	l := &pipeListener{conns: make(chan net.Conn), closed: make(chan struct{})}
	server := &http.Server{Handler: handler}
	var done sync.WaitGroup
	done.Go(func() { _ = server.Serve(l) })
	transport = &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			ours, theirs := net.Pipe()
			select {
			case l.conns <- theirs:
				return ours, nil
			case <-l.closed:
				return nil, net.ErrClosed
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		},
	}
	return transport, func() {
		transport.CloseIdleConnections()
		_ = server.Close()
		done.Wait()
	}
}

// pipeListener hands out the server's ends of pipes.
type pipeListener struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (l *pipeListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *pipeListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *pipeListener) Addr() net.Addr { return pipeAddr{} }

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }
