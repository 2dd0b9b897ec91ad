### Was der Ablauf selbst zu sagen hat: Prüfung des Speichers, Entwürfe, Zwischenablage, Editor.

run-read-failed = Das lässt sich gerade nicht lesen: { $why }
run-nothing-to-undo = Von Ihnen gibt es nichts, was sich zurücknehmen ließe.
run-nothing-to-redo = Es gibt nichts, was sich wiederherstellen ließe.
run-changed-since = „{ $what }“ wurde danach noch einmal geändert (Änderung { $seq }); diese zuerst zurücknehmen.
run-checking = Die Datenbank wird geprüft; Änderungen werden gleich danach gespeichert, Entwürfe sind sicher.
run-checked = Die Datenbank ist geprüft, alles in Ordnung.
run-repaired = Die Datenbank war beschädigt und wurde aus dem Journal wiederhergestellt; es fehlt nichts.
run-upkeep-failed = Die Pflege der Datenbank ist fehlgeschlagen ({ $why }); gespeichert wird weiter.
run-draft-failed = Entwürfe lassen sich gerade nicht sichern ({ $why }). Bitte oft speichern.
run-no-draft-folder = kein Ordner dafür: weder XDG_STATE_HOME noch HOME ist gesetzt
run-draft-too-long = der Text ist zu lang
run-copy-too-long = Der Text ist zu lang für die Zwischenablage.
run-editor-failed = Der Editor ließ sich nicht starten ({ $why }).
run-editor-status = Der Editor endete mit einem Fehler; der Text bleibt, wie er war. Der andere liegt in { $path }.
run-editor-not-text = Was der Editor hinterlassen hat, ist kein Text in UTF-8; er liegt in { $path }.
run-left-over = Aus einem abgebrochenen Editor ist noch ein Text da: { $path }
screen-failed = Der Bildschirm lässt sich nicht zeigen: { $why }
