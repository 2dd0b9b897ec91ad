### The command line: help, sentences, heads of columns.

## Help
help-usage = Usage
help-commands = Commands
help-options = Flags
help-arguments = Arguments
help-ringbuch = Comparison rings of job centres: meetings, minutes, outcomes. Without a command the screen opens.
help-import = Read files in
help-import-municipalities = Municipalities from a table
help-import-rings = Rings and their members from a table
help-import-people = People from a table
help-import-providers = Providers from a table
help-import-measures = Measures from a table; unknown providers and people are made along
help-import-utilisation = Utilisation by measure and month from a table
help-import-ratings = Ratings from a table, one line an answer
help-import-store = A whole store (JSON Lines) into an empty one
help-municipalities = Municipalities
help-rings = Comparison rings
help-memberships = Who belongs to which ring when
help-people = People
help-meetings = Meetings
help-agenda = Agenda items
help-outcomes = Outcomes of meetings
help-tasks = Tasks
help-topics = Topic stores of the rings
help-minutes = Minutes
help-minutes-export = The minutes of a meeting as Markdown
help-demo = Fill an empty store with invented examples
help-list = List
help-show = Show one record
help-add = Add a record; its number is printed
help-edit = Change a record
help-delete = Delete a record (undo takes it back)
help-invite = Note the invitation as sent
help-start = Start, on one of its days
help-finish = Finish: the minutes stand
help-meetings-report = Note the report as sent
help-cancel = Call off, with a reason
help-reset = Set back to planned, with a reason
help-done = Note as done
help-drop = Drop, with a reason
help-today = What is overdue, due soon and next
help-search = Search everything
help-history = Who changed what when
help-undo = Take a change back; without a number your last one
help-redo = Bring back what was taken back last
help-export = Write the whole store as JSON Lines
help-verify = Check everything: records, references, history, files
help-config = Configuration
help-config-check = What is in force and from where; every error of the file
help-keys = All keys in force
help-themes = The themes that come with the program
help-completions = Completions for a shell
help-man = The manual page for man
help-crash-test = Writes until it is killed (for checks)
flag-store = The store's folder
flag-lang = Language
flag-today = The day to reckon from
flag-acting = The acting person, as the history names them
flag-config = Configuration file
flag-help = Show help
flag-version = Show the version
flag-format = Form of the output
flag-filter = Only rows that hold these words
flag-limit = At most this many
flag-meeting = Meeting
flag-ring = Ring
flag-id = Number of the record, or anything that names it beyond doubt
flag-history = With its history
flag-set = Set a field; can be repeated
flag-keep_suspicious = Also take values that look like customer or benefit-unit numbers
flag-with_contents = With everything in it
flag-on = Day
flag-reason = Reason
flag-file = File
flag-dry_run = Only say what would happen
flag-sheet = The sheet of an Excel or LibreOffice file; otherwise the first
flag-skip_bad = Take the good lines, name the bad ones
flag-map = Other names of columns (a TOML file, or a profile by name)
flag-out = File to write
flag-no_agenda = Without the agenda that meetings of its kind begin with
flag-text = Words to search for
flag-since = Only what came after this change
flag-by = Only by this person
flag-record = Only this record, such as meeting/3
flag-seq = Number of the change in the history
flag-shell = bash, zsh, fish, elvish or powershell
flag-scale = Size of the demonstration
flag-try_out = Open the screen on a store that vanishes afterwards

## Sentences
cli-field = Field
cli-value = Value
cli-no-store-yet = There is no store in { $path } yet; it is made with the first record.
cli-no-cluster = A store on several hosts (etcd) is not supported yet; --store takes a folder.
cli-as-empty = --as needs a name.
cli-file = { $file }: { $why }.
cli-io = Reading or writing failed: { $why }.
cli-conflict = Changed meanwhile{ $records ->
        [none] .
       *[other] : { $records }.
    } Please look again and repeat the command.
cli-twice = { $record } is in one change twice.
cli-record-too-large = { $record } is too large to store; please shorten it.
cli-field-problem = { $label } ({ $field }): { $problem }
cli-commit-too-large = That is too much for one change ({ $why }); please split the file.
cli-commit-full = There is no room left on the disk; nothing was stored.
cli-commit-read-only = The store can only be read: { $why }.
cli-commit-unknown = It is not certain whether this was stored ({ $why }); ringbuch history shows it.
cli-store-unavailable = The store can't be reached: { $why }.
cli-store-damaged = The store is damaged: { $why }. ringbuch verify checks everything.
cli-no-such-change = There is no change number { $seq }; ringbuch history names all.
cli-changed-since = { $record } was changed again by change { $seq }; take that one back first.
cli-nothing-to-undo = There is nothing to take back.
cli-no-record = { $kind }: { $why }
cli-set-shape = “{ $text }” is not of the form FIELD=VALUE.
cli-no-field = There is no field “{ $field }” here; the fields are: { $known }.
cli-read-only = The field “{ $field }” can't be set here.
cli-keep-suspicious = If it is no such number, repeat with --keep-suspicious.
cli-added = Added: { $kind } #{ $id } { $title }
cli-changed = Changed: { $kind } #{ $id } { $title }
cli-unchanged = Unchanged: { $kind } #{ $id } { $title }
cli-deleted = Deleted: { $kind } #{ $id } { $title } (back with: ringbuch undo { $seq })
cli-has-contents = Other records depend on it ({ $n }); with --with-contents they are deleted, too.
cli-overrun = The agenda is longer than the day: { $day } by { $minutes } min.
demo-not-empty = The store has records already; the demonstration fills an empty one only (such as --store FOLDER).
demo-too-far = { $day } is too far away for the demonstration (1950 to 9000).
demo-filled = Demonstration filled in: { $municipalities } municipalities by their real names, { $rings } rings, { $meetings } meetings, { $measures } measures, { $figures } values of the 15 indicators. People, providers, values and contents are invented.
cli-undone = Change { $seq } is taken back (as change { $by }).
cli-redone = The undo (change { $seq }) is itself taken back (as change { $by }).

## Why a file won't do
io-not-found = does not exist
io-permission = no permission
io-is-a-folder = that is a folder
io-exists = exists already
io-full = there is no room left on the disk

## The store does not open, or has something to say
holder-screen = screen
holder-serve = service
holder-command = command
open-held = { $user } has the store open ({ $kind }, process { $pid }, since { $since }). Please close it there, or wait.
open-held-by-somebody = Another process has the store open. Please close it there, or wait.
open-no-store = There is no store in { $path }; is --store right?
open-not-a-store = { $path } is neither a store nor an empty folder; please name another one.
open-network = { $path } lies on a network file system ({ $kind }); a store needs a disk of this host.
open-newer = A newer program wrote the store (format { $found }, this one knows { $known }); nothing was changed.
open-damaged = The store is damaged ({ $why }); nothing was changed. Please restore a backup.
open-permission = There is no permission for { $path }.
open-full = There is no room left on the disk of { $path }.
open-torn-tail = Writing broke off last time ({ $file }); the unfinished change is gone, everything stored is there.
open-rebuilt = The working files were built anew from the journal ({ $why }); nothing is lost.
open-hash-differs = What was built anew differs from the old checksum; it holds, and is saved.
open-checkpoint-damaged = A checkpoint can't be read ({ $file }); an older one was used.
open-format-restored = The store's identification was missing and was written again.
open-import-withdrawn = An import was interrupted last time; what it had written so far is withdrawn. It can begin anew.
open-access-tightened = Others could read the store's folder; now they can't.

## Tables
table-unreadable = can't be read: { $why }
table-too-large = larger than { $max } MiB; please split it
table-too-many-columns = more than { $max } columns; please split it
table-too-many-rows = more than { $max } lines; please split it
table-empty = empty: there is nothing below the column names
table-spreadsheet = this kind of file is not read; please save it as XLSX, ODS or CSV
table-broken-workbook = this spreadsheet can't be read: it is damaged or has a password
table-workbook-too-large = unpacks to more than { $max } MiB; please split it
table-no-sheet = there is no sheet “{ $name }”; there are: { $sheets }
table-cell-error = the formula in this cell comes to { $error }
table-binary = this is not text
table-mixed-encoding = a character here is not UTF-8; the file mixes two encodings
table-no-header = no line with column names found; needed are: { $expected }
table-missing-column = this column is missing
table-duplicate-column = the same column as column { $first }
table-open-quote = a quotation mark is never closed
table-too-many-cells = more cells than the { $want } of the header
table-mapping = no mapping of columns: { $why }
table-unknown-field = there is no field “{ $name }”
table-unknown-column = the file has no column “{ $name }”
table-no-land = the Land is missing: give it in the column land or as land in the configuration
table-closed-rating = this rating is closed; it is evidence in later awards and stays as it is
caution-number-shape = Note: “{ $text }” is no usual number of a measure (usual is 123/45678/26)
caution-status-by-dates = Note: the file says “{ $said }”, by start and end the measure is “{ $by_dates }”; the dates count
caution-more-than-places = Note: { $filled } filled of { $places } places
caution-outside-measure = Note: the measure only runs from { $start } to { $end }
import-nothing = Nothing was taken; lines with errors: { $n }. With --skip-bad the others are taken.
import-sheet = Reading the sheet “{ $sheet }”; not read: { $others } (choose with --sheet).
import-ignored = Columns not read: { $columns }.
import-footer = Left out as a footer: lines { $first } to { $last }.
import-done = { $rows } lines read: { $created } new, { $changed } changed, { $unchanged } unchanged, { $skipped } left out.
import-would = { $rows } lines read, nothing written: { $created } would be new, { $changed } changed, { $unchanged } unchanged, { $skipped } left out.
import-rows = Lines
import-created = New
import-changed = Changed
import-unchanged = Unchanged
import-skipped = Left out
import-along = Made along: { $providers } providers, { $people } people.
import-more-warnings = And { $n } more notes.
import-cancelled-reason = by the imported list
import-providers = Providers made along
import-people = People made along
import-warnings = Notes

## Whole stores
jsonl-not-empty = The store has records already; only an empty one takes a whole store.
jsonl-not-an-export = this is not a Ringbuch export
jsonl-newer = a newer program wrote this (version { $version })
jsonl-syntax = not a readable line: { $why }
jsonl-too-long = too long
jsonl-twice = { $record } is there twice
jsonl-number = the record has no valid number
jsonl-unclean = { $record }: the field { $field } holds control characters
jsonl-end = the end is missing: the file was cut off
jsonl-trailing = there is something after the end
jsonl-counter = a counter that does not fit the records: new ones would take numbers that are taken
jsonl-counter-missing = the counter of the records { $kind } is missing
jsonl-change = the number of the change is not the next one
jsonl-change-unclean = the change holds control characters
jsonl-dangling = { $from } refers to { $to }, which is missing
jsonl-read = Lines read in: { $n }.
jsonl-written = Lines written to { $file }: { $n }.
verify-history = Changes in the history
verify-problem = Problem
verify-good = Everything is in order.
verify-bad = The store is damaged; please restore a backup.

## Minutes
minutes-written = The minutes are in { $file }.
flag-language = Another language than the meeting's

## Today
day-title = Today, { $date }
day-running = Meeting under way
day-overdue = Overdue
day-due-soon = Due soon
day-meetings = Next meetings
day-late = { $n ->
        [1] 1 day late
       *[other] { $n } days late
    }
day-nothing = Nothing overdue, nothing due soon, no meeting within 60 days.
day-undated = { $n ->
        [1] 1 open task has no day.
       *[other] { $n } open tasks have no day.
    }

## Columns that are no fields
listed-id = No.
listed-ring = Ring
listed-members = Members
listed-meetings_held = Held
listed-meetings_planned = Planned
listed-overdue_days = Days late
listed-overrun = Past the end (min)
listed-top = Item
listed-start = From
listed-end = To
search-kind = What
search-id = No.
search-title = Title
history-seq = No.
history-at = When
history-author = Who
history-uid = UID
history-kind = What
history-record = Record
history-what = How
history-fields = Fields
history-record-shape = “{ $text }” is not a record; right would be, for example, meeting/3.
what-imported = imported
what-restored = restored
what-undone = undone
what-created = created
what-changed = changed
what-deleted = deleted

## Configuration, keys, themes
config-setting = Setting
config-in-force = In force
config-from = From
config-found = read
config-absent = not there
config-from-flag = command line
config-from-env = environment
config-from-default = default
config-unreadable = The configuration can't be read: { $why }
config-unknown = There is no setting “{ $name }”.
config-no-text = “{ $name }” needs a text in quotation marks.
config-no-table = “{ $name }” is a section: [{ $name }], with one line for each name below it.
config-name = “{ $name }” needs a name of 1 to 60 characters.
config-value = { $name }: “{ $text }” is not possible; right would be: { $right }.
config-defaults-used = Where the configuration is wrong, the defaults hold.
keys-context = Where
keys-keys = Keys
keys-action = Action
keys-does = What it does
themes-theme = Theme
themes-in-force = In force
day-drafts = Drafts that are not stored yet
day-draft-minutes = Minutes of { $title }
day-draft-form = Form of { $title }
day-draft-new = Form of a new record: { $kind }
minutes-draft-open = Minutes of this meeting are typed and not stored yet (draft of { $at }); the document holds only what is stored. Opening them on the screen stores them.

## Wrong arguments
usage-unknown-argument = There is no { $argument } here.
usage-unknown-command = There is no command “{ $command }”.
usage-missing-command = Say what is to be done.
usage-missing-value = The value of { $argument } is missing.
usage-invalid-value = “{ $value }” does not fit { $argument }.
usage-too-many = “{ $value }” is one value too many for { $argument }.
usage-no-equals = { $argument } needs a “=” before its value.
usage-missing-argument = Missing: { $argument }.
usage-conflict = { $argument } and { $other } exclude each other.
usage-twice = { $argument } may stand only once.
usage-utf8 = An argument is not valid UTF-8.
usage-meant = Perhaps you meant: { $what }
usage-choices = Possible: { $choices }
usage-help = Add --help to see everything that works.
