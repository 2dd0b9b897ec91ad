### Indicators read from a file, on the screen.

## Choosing a file
action-import_figures = Import indicators from a file
action-run_import = Take the file like this
hint-run_import = take
action-save_profile = Save what the columns mean as a profile
hint-save_profile = profile
context-import = While importing
import-choose = Import indicators: choose a file
import-type = Type a name or path; Enter opens
import-reading-folder = Reading the folder …
import-no-tables = There is no table here (CSV, XLSX, ODS).

## What the file holds
import-title = Import indicators: { $file }
import-reading = Reading the file …
import-reading-rows = Reading the file … { $percent }%
import-storing = Saving …
import-still-reading = One moment: the file is still being read.
import-not-readable = The file can't be read like this. With ← → you can say what its columns mean.
import-ready = Ready: { $created } values new, { $changed } changed. Enter takes them.
import-ready-but = Ready: { $created } values new, { $changed } changed; rows with errors, left out: { $bad }. Enter takes them.
import-bad-rows = Rows with errors: { $n }. Nothing is taken like this; “Rows with errors” lets you leave them out.
import-nothing-new = Nothing to take: everything in the file is known already.
import-changed-meanwhile = Something was changed meanwhile. The file is checked once more.
import-done-screen =
    { $file }: { $created } values new, { $changed } changed{ $skipped ->
        [0] { "" }
       *[other] , rows left out: { $skipped }
    }

import-head-settings = Settings (← → change them)
import-head-columns = Columns (← → change their meaning)
import-head-first = How the first values are read
import-head-problems = Errors
import-head-warnings = Notes

import-fact-file = File
import-file-text = { $encoding }, delimiter { $delimiter }, names of columns in line { $line }
import-file-sheet = Sheet “{ $sheet }”, names of columns in line { $line }
import-file-no-header = No line with names of columns found
import-fact-shape = Shape
import-shape-long = one row a value
import-shape-wide = one row a municipality, columns with values: { $n }
import-fact-codes = Indicators
import-fact-new = New indicators
import-new-codes = { $codes } (unknown so far, added to the catalogue)
import-fact-periods = Periods
import-fact-municipalities = Municipalities
import-fact-status = Data status
import-fact-quality = Quality
import-fact-values = Values
import-values = { $n }, and without a value: { $missing }
import-fact-footer = Footer
import-footer-line = line { $first }: left out
import-footer-lines = lines { $first } to { $last }: left out
import-line = Line { $line }
import-no-value = no value ({ $mark })
import-figure-columns = { $n } columns with values: { $first } … { $last }
import-more-columns =
    { $n ->
        [one] and one more column
       *[other] and { $n } more columns
    }
import-more-problems = and { $n } more

## Settings
import-set-profile = Profile
import-set-sheet = Sheet
import-set-indicator = Indicator
import-set-period = Period
import-set-data_status = Data status
import-set-quality = Quality
import-set-shares = Values from 0 to 1
import-set-decimal = Decimal mark
import-set-dash = A dash for a value
import-set-bad = Rows with errors
import-not-said = not in the file: type it here
import-status-today = { $day } (today; or type another)
import-profile-none = none
import-profile-fits = { $name } (fits the columns)
import-shares-ask = shares or per cent? Please choose
import-shares-percent = are per cent already
import-shares-shares = are shares: times 100
import-decimal-found = as the file shows
import-decimal-comma = comma
import-decimal-point = point
import-dash-missing = no value
import-dash-zero = exactly zero
import-bad-none = all or nothing
import-bad-skip = leave them out, take the rest
import-turn = The arrows ← and → change settings and columns.
import-type-it = Just type it; Enter takes it.
import-no-period = “{ $text }” is no period; right would be 2026-08, 2026-Q2 or 2026.

## Meaning of a column
import-mean-unknown = unknown, left out
import-mean-nothing = left out
import-mean-municipality = municipality
import-mean-indicator = indicator
import-mean-period = period
import-mean-value = value
import-mean-numerator = numerator
import-mean-denominator = denominator
import-mean-sex = sex
import-mean-data_status = data status
import-mean-quality = quality
import-no-name = A column without a name can't be given a meaning.

## Profiles
import-profile-name = Name of the profile:
import-profile-saved = Profile “{ $name }” saved. Files with the same columns use it automatically.
import-nothing-to-save = No column has a meaning yet.
import-no-profiles = There is no folder for profiles: no configuration is given.
