"""Two aligned texts to edits with codes: how a quotation differs from its passage.

The way through the room, and what each step may say:

1. `editing` reads what the quotation declares (ellipses, brackets, [sic], joints) into a Reading.
2. `alignment` pairs the keys of words; `neighbours` lets the ends take in joined and bracketed words.
3. `differences` goes from word to word: `word_difference` for words with one key (T101–T107, W105, W106, W108),
   `punctuation` for the joints between them (T101–T105, T111, T112, W107, W108, W201), `stretches` for words without
   counterparts (W101–W109, W201–W207), with `critical` for what changes the meaning, `numbers`, `look_alikes`, and
   `brackets` for E102, E103, E206.
4. `notes` adds E104, E105 and E204; `passage_ends` and `edges` the two ends of the passage (T107, T108, W107, W206).
5. `word_order` (W104), `emphasis` (E105, T112) and `capitals` (T110) judge all edits together.
6. `comparison` holds the result; `omissions` (E101, E106, E201–E203, E207) and `sentence_rest` (E205) look at what
   stands between and around passages; `messages` puts edits into sentences.

Word lists that depend on a language are the files in `languages/`.
"""
