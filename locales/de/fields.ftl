### Namen der Felder, wie Formulare und Spalten sie zeigen.

## Kommune
field-municipality-number = Trägernummer
field-municipality-name = Name
field-municipality-short_name = Kurzname
field-municipality-land = Land
field-municipality-kind = Art
field-municipality-since = Zugelassen seit
field-municipality-participates = Nimmt teil
field-municipality-comparison_type = Vergleichstyp
field-municipality-settlement_type = Siedlungsform
field-municipality-organisation_size = Größe der Organisation
field-municipality-region_notes = Notizen zur Region
field-municipality-organisation_notes = Notizen zur Organisation
field-municipality-territory_breaks = Gebietsänderungen

## Vergleichsring
field-ring-number = Nummer
field-ring-name = Name
field-ring-criteria = Kriterien
field-ring-target = Sitzungen im Jahr
field-ring-moderators = Moderation
field-ring-speakers = Ringsprecher/in

## Mitgliedschaft
field-membership-ring = Vergleichsring
field-membership-municipality = Kommune
field-membership-from = Von
field-membership-to = Bis

## Person
field-person-name = Name
field-person-function = Funktion
field-person-organisation = Organisation
field-person-mail = E-Mail (dienstlich)
field-person-phone = Telefon (dienstlich)
field-person-user = Benutzerkonto
field-person-roles = Rollen
field-person-land = Land
field-person-deputies = Vertretungen

## Sitzung
field-meeting-kind = Art
field-meeting-ring = Vergleichsring
field-meeting-title = Titel
field-meeting-days = Tage
field-meeting-place = Ort
field-meeting-host = Gastgeber
field-meeting-moderators = Moderation
field-meeting-minute_taker = Protokoll führt
field-meeting-reply_until = Antwort bis
field-meeting-language = Sprache
field-meeting-state = Stand
field-meeting-state_reason = Grund des Stands
field-meeting-minutes_state = Stand des Protokolls

## Tagesordnungspunkt
field-agenda_item-meeting = Sitzung
field-agenda_item-day = Tag
field-agenda_item-title = Titel
field-agenda_item-kind = Art
field-agenda_item-minutes = Minuten
field-agenda_item-presenter = Vortrag
field-agenda_item-attachments = Anlagen
field-agenda_item-unplanned = Ungeplant
field-agenda_item-carried_from = Übernommen von

## Protokollzeile
field-line-item = Tagesordnungspunkt
field-line-content = Inhalt

## Ergebnis
field-outcome-meeting = Sitzung
field-outcome-item = Tagesordnungspunkt
field-outcome-number = Nummer
field-outcome-kind = Art
field-outcome-text = Text
field-outcome-municipality = Kommune
field-outcome-vote = Abstimmung
field-outcome-assessment = Einschätzung
field-outcome-indicators = Kennzahlen
field-outcome-audience = Sichtbar für

## Auftrag
field-task-text = Auftrag
field-task-responsible = Zuständig
field-task-due = Fällig
field-task-state = Stand
field-task-source = Herkunft
field-task-created_on = Angelegt am

## Thema
field-topic-ring = Vergleichsring
field-topic-text = Thema
field-topic-parked_on = Geparkt am
field-topic-from_meeting = Aus der Sitzung
field-topic-from_item = Aus dem Punkt
field-topic-taken_into = Übernommen in

## Träger
field-provider-name = Name
field-provider-places = Standorte
field-provider-address = Anschrift
field-provider-contact = Ansprechperson
field-provider-accreditation = Fachkundige Stelle
field-provider-accredited_until = Zugelassen bis
field-provider-first_contract = Erster Vertrag seit
field-provider-last_contract = Letzter Vertrag bis
field-provider-note = Bemerkung

## Maßnahme
field-measure-number = Maßnahmenummer
field-measure-title = Titel
field-measure-provider = Träger
field-measure-kind = Maßnahmeart
field-measure-legal_basis = Rechtsgrundlage
field-measure-procurement = Beschaffung
field-measure-start = Beginn
field-measure-end = Ende
field-measure-places = Plätze
field-measure-place = Durchführungsort
field-measure-land = Land
field-measure-coordinator = Koordination
field-measure-supervisor = Betreuung
field-measure-supervisor_named_by = Betreuung benannt von
field-measure-supervisor_named_on = Betreuung benannt am
field-measure-team = Team
field-measure-status = Status
field-measure-predecessor = Vorgängermaßnahme
field-measure-provider_talk_on = Trägergespräch am
field-measure-final_report_on = Abschlussbericht geprüft am
field-measure-anomalies_on = Auffälligkeiten gemeldet am
field-measure-note = Bemerkung
field-measure-extensions = Verlängerungen

## Prüfung
field-audit-measure = Maßnahme
field-audit-kind = Prüfungsart
field-audit-due = Fällig
field-audit-rule_date = Nach Rhythmus
field-audit-scheduled = Termin
field-audit-responsible = Zuständig
field-audit-status = Stand
field-audit-after_end = Nach Maßnahmeende
field-audit-covered_by = Abgedeckt durch
field-audit-prompted_by = Veranlasst von
field-audit-advice_on = Beratung am
field-audit-auditors = Geprüft von
field-audit-sections = Abschnitte
field-audit-note = Bemerkung
field-audit-recorded = Im Fachverfahren erfasst
field-audit-filed_on = Bericht abgelegt am
field-audit-result_sent_on = Ergebnis an Träger am

## Kontakt
field-contact-measure = Maßnahme
field-contact-on = Am
field-contact-kind = Kontaktart
field-contact-by = Durch
field-contact-with = Gesprochen mit
field-contact-text = Inhalt
field-contact-recorded = Im Fachverfahren erfasst

## Checkliste
field-checklist-measure = Maßnahme
field-checklist-tasks = Erledigte Aufgaben
field-checklist-filing = Abgelegte Unterlagen

## Auslastung
field-utilisation-measure = Maßnahme
field-utilisation-months = Monate
field-utilisation-free = Freie Plätze

## Bewertung
field-rating-measure = Maßnahme
field-rating-occasion = Anlass
field-rating-phase = Zeitpunkt
field-rating-rater = Bewertet von
field-rating-mailbox_on = Im Postfach am
field-rating-forwarded_on = Weitergeleitet am
field-rating-due = Frist
field-rating-answered_on = Beantwortet am
field-rating-basis = Vorbereitende Prüfung
field-rating-explanation = Erläuterung
field-rating-action = Handlungsempfehlung
field-rating-scale = Skala
field-rating-answers = Antworten
field-rating-closed_on = Abgeschlossen am

## Mangel
field-deficiency-measure = Maßnahme
field-deficiency-audit = Prüfung
field-deficiency-found_on = Festgestellt am
field-deficiency-severity = Schwere
field-deficiency-kind = Mangelart
field-deficiency-text = Feststellung
field-deficiency-state = Stand
field-deficiency-deadline = Frist
field-deficiency-steps = Schritte

## Erfolgsbeobachtung
field-review-measure = Maßnahme
field-review-rule_date = Sechs Monate nach Ende
field-review-due = Fällig
field-review-status = Stand
field-review-by = Durch
field-review-participants = Teilnehmende
field-review-integrated = Davon integriert
field-review-note = Bemerkung
field-review-recorded = Im Fachverfahren erfasst

## Erledigte Pflicht
field-duty-kind = Pflicht
field-duty-period = Zeitraum ab
field-duty-on = Erledigt am
field-duty-by = Durch

## Hausregeln
field-house_rules-after_end = Prüfung nach Maßnahmeende
field-house_rules-working_day = Auf Werktag verschieben
field-house_rules-audited = Rhythmus gilt für
field-house_rules-local_holidays = Örtliche Feiertage
field-house_rules-rating_weeks = Wochen für Fragebögen
field-house_rules-review_months = Monate bis Erfolgsbeobachtung
field-house_rules-soon_days = Tage „bald fällig“
field-house_rules-good_from = Auslastung gut ab %
field-house_rules-watch_from = Auslastung beobachten ab %
field-house_rules-effectiveness_weeks = Wochen bis Wirksamkeitsprüfung
field-house_rules-absent_years = Jahre bis „lange nicht tätig“
