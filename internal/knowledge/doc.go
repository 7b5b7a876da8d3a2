// Package knowledge reads the folder that staff keep into a Library.
//
// Loading never fails as a whole because of one file: what cannot be read is
// reported as a Problem with file, line and the way to mend it, and the rest
// still loads. All text leaves this package in NFC.
package knowledge
