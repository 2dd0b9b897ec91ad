### The command line: indicators.

## Help
help-compare = Compare an indicator in a ring or another group
flag-group = Instead of a ring: all, or what municipalities have in common, such as land=Hessen, kind=city, municipality=41110;03444
flag-indicator = Code of the indicator
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
compare-selection = own selection
compare-statement = Members of { $members }: { $n } with a value, { $missing } without · figures: { $quality } · data status { $status }
compare-empty = Members of { $members }: none has a value ({ $missing } without) · figures: { $quality }. Without values there are no statistics.
compare-nobody = Nobody belongs to this group on { $members }; there is nothing to compare (figures: { $quality }).
compare-missing = missing

## Figures of a group
compare-min = minimum { $value }
compare-q1 = 1st quartile { $value }
compare-median = median { $value }
compare-q3 = 3rd quartile { $value }
compare-max = maximum { $value }
compare-mean = mean { $value }
compare-weighted = weighted { $value } (of { $n } with numerator and denominator)

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
