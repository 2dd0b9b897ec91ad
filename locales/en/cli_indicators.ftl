### The command line: indicators.

## Help
help-compare = Compare an indicator in a ring or another group
flag-group = Instead of a ring: all, or what municipalities have in common, such as land=Hessen, kind=city, municipality=41110;03444
flag-compare_audience = Who reads it: the ring (ring) with names, everybody (all) with letters for names and no numerators and denominators
flag-compare_format = Form of the answer; if not given by the ending of the file it goes to, else a table
flag-indicator = Code of the indicator; several with commas, every one with all
flag-period = Month, quarter or year
flag-members = Members of today (now), of the period's last day (then) or of a day
flag-quality = Final or provisional figures
flag-as_of = With the figures known on this day
flag-sex = All, men or women

## Sentences
indicator-unknown = There is no indicator “{ $text }”. Known are: { $codes }.
indicator-period-shape = “{ $text }” is no period; right would be 2025-06, 2025-Q2 or 2025.
compare-group-shape = “{ $text }” is no group; right would be all, land=Hessen, kind=city or municipality=41110;03444. Fields: { $fields }.
compare-all = all municipalities
figures-districts = districts
figures-cities = cities
figures-comparison-type = comparison type { $type }
compare-selection = own selection
compare-statement = Members as of { $members }: { $n } with a value, { $missing } without · figures: { $quality } · data as of { $status }
compare-empty = Members as of { $members }: none has a value ({ $missing } without) · figures: { $quality }. Without values there are no statistics.
compare-nobody = No municipality belongs to this group on { $members }; there is nothing to compare (figures: { $quality }).
compare-needs-file = An Excel file needs a place: say with -o FILE.xlsx where it goes.
compare-missing = missing

## Figures of a group
compare-min = minimum { $value }
compare-q1 = 1st quartile { $value }
compare-median = median { $value }
compare-q3 = 3rd quartile { $value }
compare-max = maximum { $value }
compare-mean = mean { $value }
compare-weighted = weighted { $value } (of { $n } with numerator and denominator)

## The figures of a group as names of rows
compare-min-name = minimum
compare-q1-name = 1st quartile
compare-median-name = median
compare-q3-name = 3rd quartile
compare-max-name = maximum
compare-mean-name = mean
compare-weighted-name = weighted (of { $n } with numerator and denominator)

## A job centre whose name other rings do not read
figures-file = indicators
figures-letter = JC { $letter }

## Columns
compare-rank = Rank
compare-number = Number
compare-name = Municipality
compare-value = Value
compare-points = Change (points)
compare-change = Change
compare-relative = Change %
compare-distance = To median
compare-quartile = Quartile
compare-numerator = Numerator
compare-denominator = Denominator

## Reading figures
help-import-indicators = Read figures of indicators, long or wide
flag-data_status = The date the figures are of; else today
flag-figure_quality = Quality of the figures; else final
flag-directions = What is better for a new indicator, repeatable
flag-dash = Whether a dash is exactly nothing or a missing value
flag-shares = Values in per cent between 0 and 1 are shares (0.1475 = 14.75%)
flag-per_cent = Values in per cent between 0 and 1 are meant so (0.1475%)
flag-decimal = Decimal mark; else found out from the file
flag-of_indicator = The indicator, if the file does not name it
flag-of_period = The period, if the file does not name it
indicator-direction-shape = “{ $text }” is no direction; right would be K2=higher (or lower, neutral).
import-figures-done = { $rows } rows read: { $created } figures new, { $changed } figures changed, { $unchanged } rows unchanged, { $missing } without value, { $skipped } rows skipped.
import-figures-would = { $rows } rows read: { $created } figures would be new, { $changed } figures changed, { $unchanged } rows unchanged, { $missing } without value, { $skipped } rows skipped. Nothing was written.
import-indicators = New indicators of your own, neutral for now: { $codes }
import-missing = Without value
figure-no-number = “{ $text }” is no number; right would be 12.4 or 4,771,367, for a missing value x, ., -, …, / or *.
figure-groups = In “{ $text }” the thousands are not separated in groups of three digits; only the source knows what is meant.
figure-too-long = “{ $text }” has more digits than a figure can have (at most 18).
figure-either = The mark in “{ $text }” can be the decimal one or group thousands, and the file writes both; --decimal comma or --decimal point says which.
figure-percent = “{ $text }” has a percent sign, but { $code } is not counted in per cent.
figure-no-period = “{ $text }” is no period; right would be 2025-06, June 2025, 2025-Q2 or 2025.
figure-not-said = The file does not say it; a column or --indicator and --period can.
figure-no-figures = No column with figures was found; it takes value, or a column a period such as 2025-06 or K2_2025-06.
figure-shares = All values of { $text } lie between 0 and 1: are they shares (0.1475 = 14.75%) or per cent? --shares or --per-cent says so.
figure-twice = Line { $text } gives another value for the same municipality, indicator and period.
figure-direction-stands = The direction of { $code } is decided ({ $direction }); “indicators edit” changes it, with a reason.
figure-no-such-code = The file has no indicator “{ $text }”.
caution-unproven-mark = “{ $text }” is read as { $read }; no other cell of the file shows whether point or comma is the decimal mark. If that is wrong, --decimal comma or --decimal point helps.

## Catalogue
help-indicators = Indicators: the fifteen under § 48a SGB II and your own
help-targets = Targets of municipalities
help-remarks = Remarks on the indicator system
indicator-exists = There is an indicator { $code } already; “indicators edit { $code }” changes it.
indicator-built-in = { $code } belongs to the regulation's catalogue and is unchanged; there is nothing to delete.
indicator-has-figures = Figures of { $code } are stored; the indicator stays as long as they do.

## Check of the figures
help-indicators-check = Check the figures of a group: gaps, jumps, impossible values, late corrections
help-indicators-acknowledge = Tick off a finding of the check with a note
help-acknowledgements = Acknowledged findings
flag-checked_period = Only this period; otherwise all
flag-checked_until = All periods up to this one
flag-municipality = The municipality
flag-check = The finding, as “indicators check --format json” calls it
check-column-kind = Finding
check-column-period = Period
check-column-reason = Reason
check-column-state = State
check-column-note = Note
check-state-open = open
check-state-reopened = open again
check-state-acknowledged = looked at
check-nothing = The check found nothing.
check-no-such-finding = For { $indicator } and { $period } this municipality has no finding “{ $check }”.
check-no-such-check = There is no finding “{ $text }”; possible are { $known } (with .male or .female for men or women).

## Documents
help-report-analysis = First analysis of a comparison in sentences
help-report-indicator = Data sheet of an indicator: how to read it, table, chart
flag-names_audience = For whom: the ring reads names, everybody else (all) letters
