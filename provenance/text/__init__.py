"""Pure functions of strings: characters, words, sentences, segments, lines and offset units."""
