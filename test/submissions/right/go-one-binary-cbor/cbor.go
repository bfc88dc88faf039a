package main

import "errors"

// just enough CBOR: map of 2 with text keys
func head(major byte, n uint64) []byte {
	m := major << 5
	switch {
	case n < 24:
		return []byte{m | byte(n)}
	case n < 256:
		return []byte{m | 24, byte(n)}
	default:
		return []byte{m | 25, byte(n >> 8), byte(n)}
	}
}

func text(s string) []byte { return append(head(3, uint64(len(s))), s...) }

func integer(v int) []byte {
	if v < 0 {
		return head(1, uint64(-1-v))
	}
	return head(0, uint64(v))
}

func encode(name string, v int) []byte {
	b := head(5, 2)
	b = append(b, text("name")...)
	b = append(b, text(name)...)
	b = append(b, text("value")...)
	return append(b, integer(v)...)
}

var errBad = errors.New("bad cbor")

func item(b []byte) (major byte, n int, rest []byte, err error) {
	if len(b) == 0 {
		return 0, 0, nil, errBad
	}
	major = b[0] >> 5
	switch a := b[0] & 31; {
	case a < 24:
		return major, int(a), b[1:], nil
	case a == 24 && len(b) > 1:
		return major, int(b[1]), b[2:], nil
	case a == 25 && len(b) > 2:
		return major, int(b[1])<<8 | int(b[2]), b[3:], nil
	}
	return 0, 0, nil, errBad
}

func decode(b []byte) (name string, v int, err error) {
	m, n, b, err := item(b)
	if err != nil || m != 5 {
		return "", 0, errBad
	}
	for i := 0; i < n; i++ {
		var l int
		m, l, b, err = item(b)
		if err != nil || m != 3 || l > len(b) {
			return "", 0, errBad
		}
		key := string(b[:l])
		b = b[l:]
		m, l, b, err = item(b)
		if err != nil {
			return "", 0, err
		}
		switch {
		case m == 0:
			if key == "value" {
				v = l
			}
		case m == 1:
			if key == "value" {
				v = -1 - l
			}
		case m == 3 && l <= len(b):
			if key == "name" {
				name = string(b[:l])
			}
			b = b[l:]
		default:
			return "", 0, errBad
		}
	}
	return name, v, nil
}
