### Was der Tag verlangt: Heute auf dem Bildschirm und in „ringbuch today“.

today-duties = Pflichten ({ $n })
today-measures = Maßnahmen und Träger im Blick ({ $n })
today-uses = Auslastung und freie Plätze ({ $n })
today-duty-done = Als erledigt vermerkt.
today-duty-ask = „{ $what }“ als erledigt vermerken?
day-audit = { $kind }: { $measure }
day-audit-scheduled = { $text } (Termin { $day })
day-audit-regular_3_months = 3M-Prüfung
day-audit-regular_9_months = 9M-Prüfung
day-audit-supplier_management = Lieferantenprüfung
day-audit-occasion = Prüfung aus Anlass
day-audit-external = Externe Prüfung
day-rating = Fragebogen: { $measure }
day-review = Erfolgsbeobachtung: { $measure }
day-deficiency = Mangel: { $next } – { $measure }
day-deficiency-kind = Mangel { $kind }: { $next } – { $measure }
day-duty-measure_information = Maßnahmeinformation mit freien Plätzen, Woche ab { $period }
day-duty-utilisation_report = Auslastungsbericht { $period }
day-duty-rating_data = Bewertungsdaten anfordern, { $period }
day-duty-rating_review = Bewertungsdaten durchsehen, { $period }
day-duty-rating_report = Bericht zu den Bewertungen, { $period }
day-duty-rating_assessment = Bewertungen würdigen, { $period }
day-duty-free_places = Freie Plätze melden: { $measure }
day-duty-unfilled = { $n ->
        [1] Ein Platz nach Abbruch frei: { $measure }
       *[other] { $n } Plätze nach Abbruch frei: { $measure }
    }
day-duty-provider_talk = Gespräch mit dem Träger fehlt: { $measure }
day-supervisor = Maßnahmebetreuung fehlt: { $measure }
day-accreditation-ends = Trägerzulassung läuft aus: { $provider }
day-accreditation-ended = Trägerzulassung abgelaufen: { $provider }
day-low-use = { $month } nur zu { $share } % ausgelastet: { $measure }
day-no-figures = Keine Auslastung für { $month }: { $measure }
day-more-audit = … und { $n } weitere Prüfungen
day-more-deficiency = … und { $n } weitere Mängel
day-more-rating = … und { $n } weitere Fragebögen
day-more-review = … und { $n } weitere Erfolgsbeobachtungen
day-more-task = … und { $n } weitere Aufträge
day-more-measure = … und { $n } weitere Maßnahmen
day-duties = Pflichten
day-measures = Maßnahmen und Träger im Blick
day-uses = Auslastung und freie Plätze
