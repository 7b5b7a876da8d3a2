package evaluate

// Report is the outcome of Run.
type Report struct {
	Forms []Form `json:"forms"` // as typed, without accents
}

// Form holds the figures of one way of typing.
type Form struct {
	Name        string      `json:"name"`
	Ranking     []Ranking   `json:"ranking"` // the whole first, then by style
	Intents     []Intents   `json:"intents,omitempty"`
	Decision    *Decision   `json:"decision,omitempty"` // nil when only the search was asked
	Reliability []Bin       `json:"reliability"`
	Thresholds  []Threshold `json:"thresholds"`
	Failures    []Failure   `json:"failures"`
}

// Ranking is how well right passages are found. All figures but the counts are
// shares of 1.
type Ranking struct {
	Style     string  `json:"style"` // "" for all answerable questions
	Questions int     `json:"questions"`
	R1        float64 `json:"r1"`
	R3        float64 `json:"r3"`
	MRR10     float64 `json:"mrr10"`
	// Sentence is the share of right sentences among the top hits that are
	// right and whose answer is known, Judged their number. Length is how much
	// of the passage those sentences take up, in bytes: at 1 the whole passage
	// is shown, and Sentence says nothing.
	Sentence float64 `json:"sentence"`
	Judged   int     `json:"judged"`
	Length   float64 `json:"length"`
}

// Intents is how often contact and small talk were understood.
type Intents struct {
	Kind      Kind    `json:"kind"`
	Questions int     `json:"questions"`
	Right     float64 `json:"right"`
}

// Decision is what the dialogue did with questions that are to be answered or refused.
type Decision struct {
	Answerable   int `json:"answerable"`
	Right        int `json:"right"`     // answered, from the right passage
	Wrong        int `json:"wrong"`     // answered, from another one
	Clarified    int `json:"clarified"` // asked back
	Silent       int `json:"silent"`    // refused, or taken for something else
	Unanswerable int `json:"unanswerable"`
	Refused      int `json:"refused"`
	AskedBack    int `json:"asked_back"`
	Answered     int `json:"answered"` // although nothing answers
	Other        int `json:"other"`    // taken for contact, small talk or a command

	Joint       float64 `json:"joint"`        // (Right + Refused) of all
	WrongAnswer float64 `json:"wrong_answer"` // (Wrong + Answered) of all answers given
}

// Bin is how often top hits of some confidence were right.
type Bin struct {
	From       float64 `json:"from"`
	Questions  int     `json:"questions"`
	Confidence float64 `json:"confidence"` // mean
	Right      float64 `json:"right"`
}

// Threshold is what answering from a confidence on would do, by the search alone.
type Threshold struct {
	From      float64 `json:"from"`
	Precision float64 `json:"precision"` // right ones of the answers given
	Coverage  float64 `json:"coverage"`  // answerable questions answered at all
	Refused   float64 `json:"refused"`   // unanswerable questions refused
	Joint     float64 `json:"joint"`     // answerable answered right and unanswerable refused, of all
}

// Failure is one question that went wrong.
type Failure struct {
	Question Question     `json:"question"`
	Outcome  string       `json:"outcome,omitempty"`
	Intent   string       `json:"intent,omitempty"`
	Rank     int          `json:"rank"` // of the right passage; 0 when it is not among the first ten
	What     string       `json:"what"`
	Hits     []FailureHit `json:"hits"`
}

// FailureHit is one of the first hits of a failure.
type FailureHit struct {
	Document   string  `json:"document"`
	Paragraph  int     `json:"paragraph"`
	Confidence float64 `json:"confidence"`
	Sentence   string  `json:"sentence"`
}
