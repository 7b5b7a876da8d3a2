package search

import (
	"slices"
	"strings"
	"sync"

	"haiphongbot/internal/vietnamese"
)

// PlaceName returns the Vietnamese name of a country or city that is named in
// another language or in short; any other name as it is.
func PlaceName(name string) string {
	if vietnamese, ok := placesInVietnamese()[strings.ToLower(name)]; ok {
		return vietnamese
	}
	return name
}

// placesInVietnamese are the Vietnamese names of countries and cities by every
// other name in small letters.
var placesInVietnamese = sync.OnceValue(func() map[string]string {
	known := map[string]string{"hcm": bigCity, "tp hcm": bigCity}
	for names := range namesOfCountries() {
		for _, name := range names[1:] {
			known[strings.ToLower(strings.TrimSpace(name))] = names[0]
		}
	}
	for city := range namesOfCities() {
		var names []string
		for _, name := range city {
			names = append(names, strings.TrimSpace(name))
		}
		own := vietnameseName(names)
		for _, name := range names {
			if own != "" && name != own {
				known[strings.ToLower(name)] = own
			}
		}
	}
	return known
})

// vietnameseName is the name of a city that has accents, "" when none has.
func vietnameseName(names []string) string {
	if slices.Contains(names, "HCMC") {
		return bigCity
	}
	at := slices.IndexFunc(names, func(name string) bool { return vietnamese.Fold(name) != strings.ToLower(name) })
	if at < 0 {
		return ""
	}
	return names[at]
}

// bigCity is the full name of the city that has most short ones.
const bigCity = "Thành phố Hồ Chí Minh"
