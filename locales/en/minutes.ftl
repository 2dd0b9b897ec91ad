### Minutes and other documents: titles, file names, errors.

doc-title-ring = Meeting of comparison ring { $ring }
doc-title-on = { $what }, { $days }
doc-time-range = { $start }–{ $end }
doc-days-and = { $first } and { $last }
doc-days-to = { $first } to { $last }
doc-ring = Comparison ring { $number }
doc-ring-named = Comparison ring { $number } ({ $name })
doc-file-minutes = Minutes { $what } { $date }

report-no-meeting = There is no meeting { $id }.
report-audience = So far minutes exist for the ring itself only.
report-template = Template { $file }, line { $line }: { $reason }
report-template-file = Template { $file }: { $reason }
report-read = The store can't be read: { $reason }
report-file-exists = { $file } exists already.
report-file = { $file } can't be written: { $reason }

agenda-unreadable = cannot be read ({ $reason }); a template is a text file of at most 1 MiB
agenda-syntax = not valid TOML: { $reason }
agenda-meeting-kind = there is no kind of meeting “{ $text }”; possible are { $choices }
agenda-days = “{ $text }” is not a number of days (1 to 31)
agenda-item-kind = there is no kind “{ $text }”; possible are { $choices }
agenda-entry = { $reason }
agenda-day = day { $day } is after this template's last day ({ $days })
agenda-minutes = { $minutes } minutes are more than a day
