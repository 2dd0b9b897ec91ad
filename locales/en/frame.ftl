### The frame: tabs, hint line, messages, dates.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Tabs
tab-today = Today
tab-rings = Rings
tab-meetings = Meetings
tab-indicators = Indicators
tab-measures = Measures
tab-audits = Audits
tab-deficiencies = Deficiencies

## Messages
frame-selected = { $n } selected
frame-here = { $n } here
frame-too-small = Please make the window larger: at least { $columns } by { $rows } characters, now { $columns-now } by { $rows-now }.
frame-paste-refused = Text can't be pasted here. Open a field first ({ $key }).
frame-suspend-refused = This login has no shell that Ctrl-Z could return to.
frame-keys-pending = { $keys } …
frame-terminal-dumb = This terminal (TERM={ $term }) can't draw a screen. The commands still work: ringbuch today, ringbuch --help.
frame-panic = Ringbuch hit a fault of its own and has to end. Your drafts are kept. Report: { $path }
frame-panic-no-report = Ringbuch hit a fault of its own and has to end. Your drafts are kept.

## Faults in keymaps and themes
problem-syntax = This is not valid TOML: { $why }
problem-context = There is no area “{ $name }” (ringbuch keys names them all).
problem-no-table = “{ $name }” has to be a section: [{ $name }].
problem-no-list = A list of keys is expected here, such as ["ctrl+s", "f9"].
problem-action = There is no action “{ $name }” (ringbuch keys names them all).
problem-action-elsewhere = “{ $name }” does not exist in the area “{ $context }”.
problem-key = “{ $key }” is not a key.
problem-key-twin = Terminals can't tell “{ $key }” from “{ $twin }”.
problem-clash = “{ $key }” already belongs to “{ $action }” here or is part of one of its sequences; that stays.
problem-doubled = “{ $key }” stands here twice or begins another sequence.
problem-theme-parent = The name of a shipped theme is expected here (ringbuch themes names them all).
problem-theme-depth = The colour depth is “none”, “16”, “256” or “true”.
problem-theme-entry = There is no entry “{ $name }” here.
problem-theme-scope = There is no meaning “{ $name }” (ringbuch themes names them all).
problem-theme-color = “{ $name }” is not a colour; possible are "red", "#d70000", "208" or a name from [palette].
problem-theme-style = A colour or a style is expected here, such as "red" or an entry with fg, bg and bold = true.
