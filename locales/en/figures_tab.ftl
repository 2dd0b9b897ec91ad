### The tab of indicators.

context-figures = Indicators

## Actions
action-show_ranking = Ranking: who stands where
action-next_indicator = Next indicator
hint-next_indicator = indicator
action-prev_indicator = Previous indicator
action-next_group = Next group: rings, all, by Land, by kind, by comparison type
hint-next_group = group
action-prev_group = Previous group
action-next_period = Next period with figures
action-prev_period = Previous period with figures
hint-prev_period = earlier
action-next_year = A year on
action-prev_year = A year back
action-next_length = Months, quarters or years
action-next_sex = Total, women or men
action-toggle_quality = Final or provisional figures
action-toggle_members = Members of today or of the period's end

## Views
figures-ranking = Ranking

## Head
figures-none = No figures have been read in yet. With i you choose a file (CSV, Excel, ODS); on the command line it is ringbuch import indicators FILE.
figures-no-other = There is no other here.
figures-no-older = There are no older figures for this group.
figures-no-newer = There are no newer figures for this group.
figures-no-length = There are figures for this kind of period only (month, quarter or year).
figures-of-sex = { $indicator } ({ $sex })
figures-n = { $n } with a figure, { $missing } without
figures-empty =
    { $missing ->
        [one] The only member has no figure here
       *[other] None of the { $missing } members has a figure here
    }
figures-nobody = No municipality belongs to this group
figures-status = data as of { $status }
figures-members = members as of { $day }
figures-as-of = known on { $day }
figures-better-higher = higher is better
figures-better-lower = lower is better
figures-better-neutral = neutral, so without ranks
figures-points = ± in points
figures-median = Median { $value }
figures-quartiles = quartiles { $q1 } and { $q3 }
figures-weighted = weighted { $value } (of { $n })

## Ranking
figures-rank = Rank
figures-municipality = Municipality
figures-value = Value
figures-change = ± y/y
figures-relative = ± y/y %
figures-distance = to median
figures-quartile = Q
figures-course = Course
figures-missing = missing

## Matrix
figures-matrix = Matrix
figures-one = Municipality
figures-matrix-column = column { $at } of { $n }
figures-matrix-value = values
figures-matrix-rank = ranks
figures-matrix-distance = distance to median
figures-median-row = Median
figures-n-row = with a figure

## One municipality
figures-period = Period
figures-numerator = Numerator
figures-denominator = Denominator
figures-data-status = Data as of
figures-quality = Quality
figures-against = Difference
figures-in-points = { $value } points
figures-against-year = { $value } on the year
figures-against-year-relative = { $value }% on the year
figures-against-median = { $value } to the median
figures-rank-of = rank { $rank } of { $n }
figures-quarter = quartile { $quarter }
figures-missing-marked = missing, published is “{ $mark }”
figures-target = Target
figures-target-least = { $year }: at least { $value }% on the year
figures-target-most = { $year }: at most { $value }% on the year
figures-target-now = so far { $value }%
figures-target-unknown = no change known yet
figures-target-met = met
figures-target-missed = missed
figures-remark = Remark
figures-break = Series break before this: the figures can't be compared
figures-other-version = other version
figures-one-none = This municipality is not in the group here. Esc leads back to the list.

## Choice, copy, file
context-figures_matrix = Matrix
action-show_matrix = Matrix: municipalities and all indicators
action-choose_indicator = Choose an indicator from a list
action-choose_group = Choose a group from a list, the marked municipalities too
action-choose_period = Choose a period from a list
action-choose_status = Choose the data status: what was known on a day
action-copy_markdown = Copy the table as Markdown
action-next_content = Values, ranks or distance to the median
hint-next_content = content
figures-number = No.
figures-choose-indicator = Indicator
figures-choose-group = Group
figures-choose-marked = Those marked ({ $n })
figures-choose-period = Period
figures-choose-status = Known on
figures-choose-now = today: the newest data
figures-choose-file = Write into a file
figures-file-markdown = Markdown
figures-file-workbook = Excel (XLSX)
figures-file-csv = CSV
figures-file-json = JSON
figures-file-letters = others as letters only
figures-no-periods = This group has no figures here at all.
figures-nothing-to-copy = There is nothing to copy here.

## Course and distribution
action-show_course = Course: one municipality among its group, as lines
action-show_distribution = Distribution: all rings beside one another, as boxes
figures-distribution = Distribution
figures-drawn-missing = { $name }: no value
figures-drawn-rank = rank { $rank } of { $n }
figures-drawn-distance = { $distance } to the median
figures-drawn-more =
    { $n ->
        [one] one more marked municipality is not drawn
       *[other] { $n } more marked municipalities are not drawn
    }
figures-band = middle half
figures-whiskers = within 1.5 interquartile ranges
figures-outside = outside
figures-median-of-all = median of all { $n }: { $median }
figures-nothing-drawn = There are no figures for this choice, so there is nothing to draw.
figures-no-rings = There are no rings yet that could stand beside one another.
figures-no-values = no figures
figures-group = Group
figures-n-short = n
figures-min = minimum
figures-q1 = Q1
figures-median-short = median
figures-q3 = Q3
figures-max = maximum

## Check and first analysis
context-figures_check = Check
action-show_check = Check: gaps, jumps, impossible values, late corrections
action-first_analysis = First analysis in sentences: into minutes or to the clipboard
action-acknowledge = Tick off the finding, with a note
action-show_acknowledged = Findings that were looked at too, or only open ones
action-only_this_period = Only this period, or all up to it
hint-first_analysis = analysis
hint-acknowledge = tick off
hint-show_acknowledged = looked at too
figures-check = Check
check-ask-note =
    { $n ->
        [one] What was found out about this finding?
       *[other] What was found out about these { $n } findings?
    }
check-note-suspicious = The note looks like data of a customer and was not stored; only what concerns the figures belongs here.
check-only-settled =
    { $n ->
        [one] Nothing is open; one finding was looked at.
       *[other] Nothing is open; { $n } findings were looked at.
    }
check-said = { $state } on { $on } by { $by }: { $note }
analysis-where = Insert the first analysis
analysis-to-clipboard = To the clipboard
analysis-place = Item { $n }
analysis-written = Inserted into the minutes: { $place } ({ $meeting }).
analysis-no-room = There is no room for more lines in this item.

## On the projector
context-presentation = Presentation
action-present = Large, on the whole screen for the projector; and back
hint-present = large
action-hide_names = Letters for names, and names again
figures-presenting = Presentation: Esc ends it, arrows turn pages, ? shows every key
