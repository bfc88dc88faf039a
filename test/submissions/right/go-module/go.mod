module lab01

go 1.20
