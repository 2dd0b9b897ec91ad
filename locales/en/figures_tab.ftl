### The tab of indicators.

context-figures = Indicators

## Actions
action-show_ranking = Ranking: who stands where
action-next_indicator = Next indicator
hint-next_indicator = indicator
action-prev_indicator = Previous indicator
action-next_group = Next group: rings, all, Länder, kinds, comparison types
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
figures-none = No figures were read in yet: ringbuch import indicators FILE.
figures-no-other = There is no other here.
figures-no-older = There are no older figures for this group.
figures-no-newer = There are no newer figures for this group.
figures-no-length = This indicator has figures for this length of period only.
figures-of-sex = { $indicator } ({ $sex })
figures-n = { $n } with a figure, { $missing } without
figures-empty = None of { $missing } members has a figure here
figures-nobody = Nobody belongs to this group
figures-status = data as of { $status }
figures-members = members of { $day }
figures-as-of = known on { $day }
figures-better-higher = higher is better
figures-better-lower = lower is better
figures-better-neutral = neutral, so without ranks
figures-points = change in points
figures-median = Median { $value }
figures-quartiles = quartiles { $q1 } and { $q3 }
figures-weighted = weighted { $value } (of { $n })

## Ranking
figures-rank = Rank
figures-municipality = Municipality
figures-value = Value
figures-change = ± year
figures-relative = ± year %
figures-distance = to median
figures-quartile = Q
figures-course = Course
figures-missing = missing
