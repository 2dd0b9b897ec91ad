### Die Demonstration: Träger, Maßnahmen und ihre Qualität. Alles hier ist erfunden.

demo-organisation-job_centre = Jobcenter Lindenfurt (Beispiel)
demo-function-coordinator = Maßnahmekoordination (erfundene Person)
demo-function-supervisor = Maßnahmebetreuung (erfundene Person)
demo-function-quality_officer = Steuerung und Qualitätssicherung (erfundene Person)
demo-function-team_lead = Teamleitung (erfundene Person)
demo-function-coordinating_manager = Koordinierende Führungskraft (erfundene Person)
demo-function-evaluator = Bewertung von Maßnahmen (erfundene Person)
demo-function-mailbox_keeper = Einkaufspostfach (erfundene Person)
demo-provider-note = Erfundener Träger
demo-provider-many = Beispielträger
demo-team-1 = Team Aktivierung
demo-team-2 = Team Qualifizierung
demo-team-3 = Team Beschäftigung

## Titel
demo-measure-1 = Aktivierung und Orientierung
demo-measure-2 = Bewerbungszentrum
demo-measure-3 = Grünpflege und Gewässer
demo-measure-4 = Einzelcoaching berufliche Ziele
demo-measure-5 = Deutsch im Betrieb
demo-measure-6 = Fachkraft Lagerlogistik
demo-measure-7 = Ausbildung Metall und Fahrzeug
demo-measure-8 = Kaufmännische Übungsfirma
demo-measure-9 = Schuldner- und Budgetberatung
demo-measure-10 = Gesund in Arbeit
demo-measure-11 = Einstieg in die Pflege
demo-measure-12 = Erfahrung zählt – Bewerben ab 50
demo-measure-13 = Berufsvorbereitung für Jugendliche
demo-measure-14 = Digitale Grundlagen
demo-measure-15 = Aufsuchende Hilfe für junge Menschen
demo-measure-16 = Sozialkaufhaus
demo-measure-17 = Familien in Arbeit
demo-measure-18 = Begleitung geförderter Beschäftigung
demo-measure-19 = Wiedereinstieg nach Elternzeit
demo-measure-20 = Handwerk erproben
demo-measure-21 = Fahrerlaubnis und Logistik
demo-measure-22 = Aktivierung in Teilzeit
demo-measure-23 = Ausbildung Hauswirtschaft
demo-measure-24 = Vermittlung und Nachbetreuung
demo-measure-25 = Sommerwerkstatt
demo-measure-26 = Einstieg in die Pflege (Vorjahr)
demo-measure-27 = Radwerkstatt und Wertstoffe
demo-measure-28 = Holz und Farbe
demo-measure-29 = Gastronomie und Service
demo-measure-30 = Kompaktkurs Bewerbung
demo-measure-cancelled = Vertrag nach schweren Mängeln vorzeitig beendet
demo-extension = Weiterer Bedarf, Option gezogen

## Prüfungen
demo-audit-deficient = Anwesenheiten lückenhaft geführt, zugesagte Fachkraft nicht eingesetzt.
demo-audit-finding = Eingesetzt sind zwei von drei zugesagten Fachkräften.
demo-audit-waived = Durch die externe Prüfung im selben Monat abgedeckt
demo-audit-occasion = Hinweis auf beengte Räume
demo-audit-external = Anlass waren mehrere Beschwerden beim Kundenreaktionsmanagement.
demo-review-note = Gute Übergänge, wenn das Praktikum in den ersten acht Wochen liegt.

## Mängel: in deficiency-7-kind dieselbe Art wie in der Wiederholung
demo-deficiency-1-kind = Aushang
demo-deficiency-1-text = Der Wochenplan hängt nicht aus und liegt nicht in der Dokumentation.
demo-deficiency-2-kind = Räume
demo-deficiency-2-text = Einer der beiden Unterrichtsräume wird als Lager genutzt.
demo-deficiency-3-kind = Personal
demo-deficiency-3-text = Die im Angebot benannte sozialpädagogische Fachkraft ist seit sechs Wochen nicht eingesetzt.
demo-deficiency-4-kind = Durchführung
demo-deficiency-4-text = Die Praxisphasen finden nur mit halber Stundenzahl statt.
demo-deficiency-5-kind = Ausstattung
demo-deficiency-5-text = An den Werkbänken fehlen Schutzvorrichtungen; die Prüfprotokolle sind abgelaufen.
demo-deficiency-6-kind = Sicherheit
demo-deficiency-6-text = Fluchtweg dauerhaft verstellt, Arbeiten ohne Schutzausrüstung.
demo-deficiency-7-kind = Dokumentation
demo-deficiency-7-text = Anwesenheitslisten werden erst am Monatsende nachgetragen.
demo-deficiency-8-kind = Ausstattung
demo-deficiency-8-text = Zwei Arbeitsplätze ohne Rechner.
demo-deficiency-9-kind = Durchführung
demo-deficiency-9-text = Über Wochen kein Unterricht bei voller Abrechnung.
demo-deficiency-10-kind = Unterweisung
demo-deficiency-10-text = Die Unterweisung zum Arbeitsschutz war nicht belegt.
demo-step-insufficient = Nachgewiesen sind erst zwei von fünf Wochen.
demo-step-escalated = Nach Abstimmung mit der Maßnahmebetreuung ist eine ordnungsgemäße Durchführung so nicht gesichert.
demo-step-verified_by = Maßnahmekoordination
demo-step-evidence = Kontaktbesuch ohne Voranmeldung, Unterlagen eingesehen
demo-step-withdrawn = Die Rechner waren zur Wartung; Ersatz stand bereit.
demo-step-contract_ended = Außerordentliche Kündigung durch das Einkaufszentrum
demo-step-effective = Bei der Nachschau alles in Ordnung

## Bewertungen
demo-rating-explanation = Personalwechsel in der Anlaufphase; seit zwei Monaten ist das Team vollständig.
demo-rating-action = Gespräch mit dem Träger, Nachschau im nächsten Quartal

## Kontakte und Aufträge
demo-contact-with = Standortleitung
demo-contact-1 = Rundgang durch alle Gruppen; Teilnehmende arbeiten an eigenen Bewerbungen.
demo-contact-2 = Belegung besprochen: freie Plätze werden im Team noch einmal vorgestellt.
demo-contact-3 = Unterricht besucht, Stundenplan und Einsatz des Personals stimmen.
demo-contact-4 = Um Zusendung des aktuellen Personalplans gebeten.
demo-contact-5 = Ergebnis der Prüfung vor Ort eröffnet.
demo-contact-6 = Stand der Abhilfe abgefragt; Nachweise sind angekündigt.
demo-measure_task-1 = Geänderten Stundenplan mit dem Konzept abgleichen
demo-measure_task-2 = Gespräch zur schwachen Belegung führen
demo-measure_task-3 = Auftaktgespräch mit dem Träger vorbereiten
demo-measure_task-4 = Nachweis der Räume anfordern
