module okafor/lab01

go 1.18
