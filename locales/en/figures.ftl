### Indicators in words: values, findings of the check, first analysis, data sheet.

## Values
figure-per-cent = { $value }%
figure-euro = { $value } €
figure-point = { $value } percentage point
figure-points = { $value } percentage points
figure-relative = { $value } per cent
figure-quarter = Q{ $part } { $year }
figure-values-final = final values
figure-values-provisional = provisional values
figure-status-span = { $first } to { $last }
figure-statement = { $period } · { $quality } · data as of { $status } · members of { $members }
figure-statement-without = { $period } · { $quality } · members of { $members }
figure-and = { $first } and { $last }
figure-and-more = { $first } and { $n } others
figure-count-1 = one
figure-count-2 = two
figure-count-3 = three
figure-count-4 = four
figure-count-5 = five
figure-count-6 = six
figure-count-7 = seven
figure-count-8 = eight
figure-count-9 = nine
figure-count-10 = ten
figure-count-11 = eleven
figure-count-12 = twelve

## Check of the figures
check-missing_period = gap
check-missing_in_group = missing from the comparison
check-numerator_above_denominator = numerator above denominator
check-outside_range = impossible value
check-negative_count = negative count
check-jump = jump
check-late_correction = late correction
check-sum_mismatch = sum does not add up
check-printed_mismatch = value does not match its parts
check-of-sex = { $sex }: { $reason }
check-no-value = no value
check-parts = { $value } ({ $numerator } of { $denominator })
check-why-gap = No value, although there are some before and after it
check-why-gap-mark = No value, “{ $mark }” was published; there are values before and after it
check-why-group = No value, while { $have } of { $others } others have one
check-why-group-mark = No value, “{ $mark }” was published; { $have } of { $others } others have one
check-why-above = The numerator { $numerator } is larger than the denominator { $denominator }, which it is a part of
check-why-outside = { $value } does not lie between { $low } and { $high }
check-why-below = { $value } is below { $low }
check-why-negative-numerator = The numerator { $count } is negative
check-why-negative-denominator = The denominator { $count } is negative
check-why-jump = { $value } is off the median of { $median } over { $periods } periods by { $score } times the usual spread (MAD { $mad })
check-why-jump-still = { $value } is different; nearly all of the { $periods } periods say { $median }
check-why-correction = First { $old } (data as of { $old_status }), then { $new } (data as of { $new_status })
check-why-sum-numerator = Numerator: { $male } (men) and { $female } (women) make { $sum }, the published total is { $all }
check-why-sum-denominator = Denominator: { $male } (men) and { $female } (women) make { $sum }, the published total is { $all }
check-why-printed = { $printed } was published, numerator and denominator give { $computed }
