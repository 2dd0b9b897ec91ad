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
