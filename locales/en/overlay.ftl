### What lies above the lists: questions, forms, help and search, history.

## Questions
overlay-yes = Yes
overlay-no = No
overlay-answer = Enter takes it, Esc leaves everything as it is.
overlay-answer-missing = An answer is needed here. Esc leaves everything as it is.
overlay-reason = A short reason; it will be in the history.
overlay-reason-missing = This needs a reason. Esc leaves everything as it is.

## Forms
form-new = New: { $kind }
form-legend = * required
form-hint-date = For example 24.11.2026, 24.11., fri, +14 or end of January
form-hint-days = For example 24.11. 13-17:30; 25.11. 9-12 – separate days with ;
form-hint-vote = In favour:against:abstained, for example 7:2:1
form-hint-breaks = For example 1.1.2026: merged with … – separate several with ;
form-hint-deputies = For example Ute Bär: 1.8.2026 - 15.8.2026 – separate several with ;
form-hint-several = Separate several with ;
form-hint-responsible = A person, a municipality or any name
form-saving = Saving …
form-restored = An earlier draft is back. Not wanted: “Drop the draft”.
form-draft-kept = Draft kept. It will be back when you open this again.
form-draft-dropped = Draft dropped. The same key once more brings it back.
form-draft-back = The draft is back.
form-nothing-changed = Nothing changed.
form-saved = Saved: { $name }
form-not-saved = Not saved: { $why } The draft is kept.
form-problems =
    { $n ->
        [one] Not saved yet: one field is not right.
       *[other] Not saved yet: { $n } fields are not right.
    }
form-save-anyway = Please check. Saving once more saves it all the same.
form-create = Not found; + makes a new one
form-step-too-late = Somebody else changed this meanwhile. Please look again; what was typed will be there.
form-deleted-meanwhile = This has been deleted meanwhile. Saving once more brings it back.
form-merged = Changed at the same time and taken over: { $fields }
form-clash =
    { $n ->
        [one] One field was changed differently at the same time. Choose, then save.
       *[other] { $n } fields were changed differently at the same time. Choose, then save.
    }
form-clash-first = There are two versions here. Choose one first: left or right, then Enter.
form-clash-here = Two versions (left, right, then Enter):
form-mine = Mine:
form-theirs = Theirs:

## Holidays
holiday-new_year = New Year's Day
holiday-epiphany = Epiphany
holiday-womens_day = Women's Day
holiday-good_friday = Good Friday
holiday-easter_sunday = Easter Sunday
holiday-easter_monday = Easter Monday
holiday-labour_day = Labour Day
holiday-liberation_day = Liberation Day
holiday-ascension = Ascension Day
holiday-whit_sunday = Whit Sunday
holiday-whit_monday = Whit Monday
holiday-uprising_day = 17 June
holiday-corpus_christi = Corpus Christi
holiday-peace_festival = Augsburg Peace Festival
holiday-assumption = Assumption Day
holiday-childrens_day = World Children's Day
holiday-unity_day = German Unity Day
holiday-reformation_day = Reformation Day
holiday-all_saints = All Saints' Day
holiday-repentance_day = Day of Repentance
holiday-christmas_day = Christmas Day
holiday-second_christmas_day = Second Day of Christmas

## Help, commands, search
palette-help = Help: what works here
palette-commands = Commands
palette-search = Search: records and commands
palette-type = type to narrow
palette-nothing = Nothing found.

## History
history-title = History
history-title-of = History: { $name }
history-none = Nothing has been changed yet.
history-reading = Reading …
history-more = … and { $n } more lines
history-created =
    { $more ->
        [0] { $name } created
       *[other] { $name } and { $more } more created
    }
history-changed =
    { $more ->
        [0] { $name } changed
       *[other] { $name } and { $more } more changed
    }
history-deleted =
    { $more ->
        [0] { $name } deleted
       *[other] { $name } and { $more } more deleted
    }
history-undo = No. { $of } taken back: { $what }
history-import = File { $file } read in ({ $lines } lines)
history-demo = Sample data filled in
history-minutes = Minutes written ({ $n } changes)
history-ask = Take this change back? { $what } ({ $author }, { $at })

## A list as a file
export-title = Write the list into a file
export-csv = CSV for Excel
export-markdown = Markdown for a text
