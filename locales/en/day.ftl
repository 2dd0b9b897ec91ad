### What the day demands: Today on the screen and in “ringbuch today”.

today-duties = Duties ({ $n })
today-measures = Measures and providers to look after ({ $n })
today-uses = Use and free places ({ $n })
today-duty-done = Noted as done.
today-duty-ask = Note “{ $what }” as done?
day-audit = { $kind }: { $measure }
day-audit-scheduled = { $text } (appointment { $day })
day-audit-regular_3_months = 3M audit
day-audit-regular_9_months = 9M audit
day-audit-supplier_management = Supplier audit
day-audit-occasion = Audit by occasion
day-audit-external = External audit
day-rating = Questionnaire: { $measure }
day-review = Success review: { $measure }
day-deficiency = Deficiency: { $next } – { $measure }
day-deficiency-kind = Deficiency { $kind }: { $next } – { $measure }
day-duty-measure_information = Measure information with free places, week from { $period }
day-duty-utilisation_report = Utilisation report { $period }
day-duty-rating_data = Ask for the rating data, { $period }
day-duty-rating_review = Review the rating data, { $period }
day-duty-rating_report = Report on the ratings, { $period }
day-duty-rating_assessment = Assess the ratings, { $period }
day-duty-free_places = Report free places: { $measure }
day-duty-unfilled = { $n ->
        [1] One place free after a drop-out: { $measure }
       *[other] { $n } places free after drop-outs: { $measure }
    }
day-duty-provider_talk = Talk with the provider missing: { $measure }
day-supervisor = Supervisor missing: { $measure }
day-accreditation-ends = Accreditation ends: { $provider }
day-accreditation-ended = Accreditation has ended: { $provider }
day-low-use = { $month } only { $share } % used: { $measure }
day-no-figures = No utilisation for { $month }: { $measure }
day-more-audit = … and { $n } more audits
day-more-deficiency = … and { $n } more deficiencies
day-more-rating = … and { $n } more questionnaires
day-more-review = … and { $n } more success reviews
day-more-task = … and { $n } more tasks
day-more-measure = … and { $n } more measures
day-duties = Duties
day-measures = Measures and providers to look after
day-uses = Use and free places
