# Runs the reference program (R package surveillance) on series.csv with controls.json; writes expected.csv.
suppressMessages(library(surveillance))
folder <- commandArgs(TRUE)[1]
series <- read.csv(file.path(folder, "series.csv"))
number <- function(x) formatC(as.numeric(x), digits = 16, format = "g", width = 1)

# One control a line: {"name": value, ...} as an R list.
as_list <- function(text) {
  text <- gsub("true", "TRUE", gsub("false", "FALSE", gsub("null", "NULL", text)))
  text <- gsub("\\[", "c(", gsub("\\]", ")", text))
  text <- sub("\\}$", ")", sub("^\\{", "list(", text))
  eval(parse(text = gsub("\"([A-Za-z0-9]+)\" *:", "\\1 =", text)))
}

found <- list()
for (line in grep("__", readLines(file.path(folder, "controls.json")), value = TRUE)) {
  run <- sub("^\"([^\"]+)\".*", "\\1", line)
  control <- as_list(sub(",$", "", sub("^\"[^\"]+\": *", "", line)))
  own <- series[series$set == sub("__.*", "", run), ]
  epoch <- if (control$epochAsDate) as.numeric(as.Date(own$date)) else seq_len(nrow(own))
  data <- sts(epoch = epoch, observed = matrix(own$observed), population = matrix(own$population),
              frequency = control$freq, epochAsDate = control$epochAsDate)
  control$range <- control$range[1]:control$range[2]
  range <- control$range
  control$freq <- control$epochAsDate <- NULL
  result <- suppressWarnings(farringtonFlexible(data, control = control))
  of <- result@control
  found[[run]] <- data.frame(
    run = run, i = range, observed = number(result@observed), upperbound = number(result@upperbound),
    alarm = as.integer(result@alarm), score = number(of$score), pvalue = number(of$pvalue),
    expected = number(of$expected), mu0 = number(of$mu0Vector), phi = number(of$phiVector),
    trend = as.integer(of$trend), trendcoef = number(of$trendVector))
}
write.csv(do.call(rbind, found), file.path(folder, "expected.csv"), row.names = FALSE, quote = FALSE)

found <- list()
for (set in c("weeks", "rare")) for (kind in c("C1", "C2", "C3")) {
  data <- sts(observed = matrix(series$observed[series$set == set]), frequency = 52)
  result <- earsC(data, control = list(range = 100:160, method = kind, alpha = 0.001))
  found[[paste(set, kind)]] <- data.frame(set = set, kind = kind, i = 100:160,
    upperbound = number(result@upperbound), alarm = as.integer(result@alarm))
}
write.csv(do.call(rbind, found), file.path(folder, "ears.csv"), row.names = FALSE, quote = FALSE)
cat(R.version.string, "surveillance", as.character(packageVersion("surveillance")), "\n")
