package vietnamese

// Language is the language of a question, as an ISO 639-1 code.
type Language string

// The languages told apart. Undetermined is for text without enough letters.
const (
	Vietnamese   Language = "vi"
	English      Language = "en"
	Japanese     Language = "ja"
	Korean       Language = "ko"
	Chinese      Language = "zh"
	Undetermined Language = "und"
)
