package knowledge

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

const (
	keyAgency  = "co_quan"
	keyHotline = "hotline"
	keyBooking = "dat_lich"
	keyAddress = "dia_chi"
	keyHours   = "gio_lam_viec"
	keyEmail   = "email"
)

var contactKeys = []string{keyAgency, keyHotline, keyBooking, keyAddress, keyHours, keyEmail}

// readContact reads lien-he.yaml. A value that cannot be right (a booking link
// that is no link, a hotline without digits) is left out and reported: a wrong
// number costs an investor more than a missing one.
func (lib *Library) readContact(data []byte) {
	f := &yamlFile{id: contactFile}
	defer func() { lib.report(f.problems...) }()
	root := f.read(data)
	if root == nil {
		if len(f.problems) == 0 {
			f.report(noHotline())
		}
		return
	}
	f.fields(root, contactKeys, func(key string, value *yaml.Node) {
		text := f.text(key, value)
		if text == "" {
			return
		}
		if !plausible(key, text) {
			f.report(badValue(contactFile, f.line(value), key, text))
			return
		}
		*lib.Contact.field(key) = text
	})
	if lib.Contact.Hotline == "" && len(f.problems) == 0 {
		f.report(noHotline())
	}
}

func (c *Contact) field(key string) *string {
	switch key {
	case keyAgency:
		return &c.Agency
	case keyHotline:
		return &c.Hotline
	case keyBooking:
		return &c.Booking
	case keyAddress:
		return &c.Address
	case keyHours:
		return &c.Hours
	default:
		return &c.Email
	}
}

// plausible reports whether a value can be what its key says.
func plausible(key, text string) bool {
	switch key {
	case keyHotline:
		digits := 0
		for _, r := range text {
			if unicode.IsDigit(r) {
				digits++
			}
		}
		return digits >= 3
	case keyBooking:
		u, err := url.Parse(text)
		return err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Host, ".")
	case keyEmail:
		_, err := mail.ParseAddress(text)
		return err == nil
	}
	return true
}
