FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY cmd cmd
COPY internal internal
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /haiphongbot ./cmd/haiphongbot && mkdir /data

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /haiphongbot /haiphongbot
COPY --from=build --chown=nonroot:nonroot /data /data
COPY knowledge /knowledge
ENV KNOWLEDGE_DIR=/knowledge DATA_DIR=/data
VOLUME /data
ENTRYPOINT ["/haiphongbot"]
CMD ["serve"]
