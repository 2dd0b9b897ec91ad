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
figure-statement = { $period } · { $quality } · data as of { $status } · members as of { $members }
figure-statement-without = { $period } · { $quality } · members as of { $members }
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
check-parts = { $value } ({ $numerator } over { $denominator })
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

## First analysis
analysis-heading = { $indicator }, { $group }
analysis-nobody = On { $members } no municipality belongs to this group.
analysis-none =
    { $of ->
        [one] The only municipality of the group has no value; there is nothing to compare.
       *[other] None of the { $of } municipalities has a value; there is nothing to compare.
    }
analysis-all-have =
    { $n ->
        [one] The only municipality of the group has a value.
       *[other] All { $n } municipalities have a value.
    }
analysis-some-have =
    { $n ->
        [one] One of { $of } municipalities has a value
       *[other] { $n } of { $of } municipalities have a value
    }; { $missing ->
        [one] { $names } is missing.
       *[other] { $names } are missing.
    }
analysis-few =
    { $n ->
        [one] The only value is that of { $values }; it says nothing about a group.
       *[other] The values: { $values }. They are too few for ranks and spread.
    }
analysis-lead =
    { $n ->
        [one] { $names } leads with { $value }
       *[other] { $names } lead with { $value } each
    }, { $last_n ->
        [one] { $last } comes last with { $last_value }.
       *[other] { $last } come last with { $last_value } each.
    }
analysis-lead-lower =
    { $n ->
        [one] { $names } leads with { $value }
       *[other] { $names } lead with { $value } each
    } (lower is better), { $last_n ->
        [one] { $last } comes last with { $last_value }.
       *[other] { $last } come last with { $last_value } each.
    }
analysis-highest =
    { $n ->
        [one] { $names } has the highest value ({ $value })
       *[other] { $names } have the highest value ({ $value } each)
    }, { $last_n ->
        [one] { $last } the lowest ({ $last_value }).
       *[other] { $last } the lowest ({ $last_value } each).
    }
analysis-same = All { $n } values are the same: { $value }.
analysis-spread = The median is { $median }; the middle half of the values lies between { $q1 } and { $q3 } ({ $range } apart).
analysis-spread-none = The median is { $median }; the middle half of the values does not differ from it.
analysis-above =
    { $n ->
        [one] { $names } lies
       *[other] { $names } lie
    } far above the others; the bound (upper quartile plus 1.5 interquartile ranges) is { $bound }.
analysis-below =
    { $n ->
        [one] { $names } lies
       *[other] { $names } lie
    } far below the others; the bound (lower quartile less 1.5 interquartile ranges) is { $bound }.
analysis-inside = No value lies far from the others: the bounds, 1.5 interquartile ranges outside the quartiles, are { $low } and { $high }.
analysis-broken = There is no comparison with { $before }: since { $from } the indicator has been defined differently (break in the series).
analysis-broken-note = There is no comparison with { $before }: since { $from } the indicator has been defined differently (break in the series, { $note }).
analysis-no-year = No value can be compared with { $before }.
analysis-single =
    { $way ->
        [rose] { $name }: up by { $by } on { $before }, from { $old } to { $new }.
        [fell] { $name }: down by { $by } on { $before }, from { $old } to { $new }.
       *[same] { $name }: unchanged on { $before } at { $new }.
    }
analysis-unmoved = No value has changed since { $before }.
analysis-rose =
    { $n ->
        [one] Since { $before } the value has risen most in { $names }: by { $by } to { $to }.
       *[other] Since { $before } the value has risen most in { $names }: by { $by } each.
    }
analysis-fell =
    { $n ->
        [one] It has fallen most in { $names }: by { $by } to { $to }.
       *[other] It has fallen most in { $names }: by { $by } each.
    }
analysis-fell-alone =
    { $n ->
        [one] Since { $before } the value has fallen most in { $names }: by { $by } to { $to }.
       *[other] Since { $before } the value has fallen most in { $names }: by { $by } each.
    }
analysis-none-rose = It has risen nowhere.
analysis-none-fell = It has fallen nowhere.
analysis-median =
    { $way ->
        [rose] The median of the group has risen by { $by } since { $before }, from { $old } to { $new }.
        [fell] The median of the group has fallen by { $by } since { $before }, from { $old } to { $new }.
       *[same] The median of the group is { $new }, as in { $before }.
    }
analysis-median-of =
    { $way ->
        [rose] The median of the { $n } municipalities that can be compared with { $before } has risen by { $by }, from { $old } to { $new }.
        [fell] The median of the { $n } municipalities that can be compared with { $before } has fallen by { $by }, from { $old } to { $new }.
       *[same] The median of the { $n } municipalities that can be compared with { $before } is { $new } as it was then.
    }
analysis-weighted =
    { $way ->
        [rose] Taken together as if they were one, these municipalities have a value that has risen by { $by } since { $before }, from { $old } to { $new }.
        [fell] Taken together as if they were one, these municipalities have a value that has fallen by { $by } since { $before }, from { $old } to { $new }.
       *[same] Taken together as if they were one, these municipalities stand at { $new }, as in { $before }.
    }
analysis-weighted-now =
    { $n ->
        [one] Only one municipality has numerator and denominator; they give { $value }.
       *[other] Taken together as if they were one, the { $n } municipalities with numerator and denominator come to { $value }.
    }
analysis-all =
    { $way ->
        [rose] The median of all { $n } municipalities with a value is { $median }; the median of the group lies { $by } above it.
        [fell] The median of all { $n } municipalities with a value is { $median }; the median of the group lies { $by } below it.
       *[same] The median of all { $n } municipalities with a value is { $median } as well.
    }
analysis-target-lower = { $name } (change { $reached }, agreed: at most { $agreed })
analysis-target-higher = { $name } (change { $reached }, agreed: at least { $agreed })
analysis-targets-met =
    { $n ->
        [one] As things stand in { $period }, the target for { $year } is met by { $names }.
       *[other] As things stand in { $period }, the targets for { $year } are met by { $names }.
    }
analysis-targets-missed =
    { $n ->
        [one] As things stand in { $period }, the target for { $year } is missed by { $names }.
       *[other] As things stand in { $period }, the targets for { $year } are missed by { $names }.
    }
analysis-events = This counts { $what }, not people.

## Data sheet
doc-file-indicator = { $code } { $group } { $period }
sheet-median = median
sheet-example-parts = { $name }, { $period }: { $numerator } ({ $numerator_name }) over { $denominator } ({ $denominator_name }) gives { $value }.
sheet-example-value = { $name } has the value { $value } for { $period }.
sheet-example-rank =
    { $way ->
        [above] That is rank { $rank } of { $n }, { $by } above the median of { $median }.
        [below] That is rank { $rank } of { $n }, { $by } below the median of { $median }.
       *[same] That is rank { $rank } of { $n } and exactly the median.
    }
sheet-example-median =
    { $way ->
        [above] That is { $by } above the median of { $median }.
        [below] That is { $by } below the median of { $median }.
       *[same] That is exactly the median.
    }
sheet-example-change =
    { $way ->
        [rose] The value has risen by { $by } since { $before }.
        [fell] The value has fallen by { $by } since { $before }.
       *[same] The value is the same as in { $before }.
    }
