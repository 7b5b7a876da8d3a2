package pdf

// An object is nil, bool, int, float64, text, name, array, dict, *stream, ref
// or, between objects, an operator.
type object any

type (
	text     string // a string object: bytes
	name     string
	operator string
	array    []object
	dict     map[name]object
)

// ref points to an object of the file.
type ref struct{ number, generation int }

// stream is a dictionary with data, packed as the dictionary says.
type stream struct {
	dict dict
	data []byte
	id   ref
}

// number returns an integer or a real as a real.
func number(o object) (float64, bool) {
	switch v := o.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

func integer(o object) (int, bool) {
	switch v := o.(type) {
	case int:
		return v, true
	case float64:
		if v > -1e9 && v < 1e9 {
			return int(v), true
		}
	}
	return 0, false
}
