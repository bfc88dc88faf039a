use strict;
use warnings;
use IO::Socket::INET;

my $name = 'Bo Falk (server)';
my $socket = IO::Socket::INET->new(LocalPort => 5210, Proto => 'udp') or die "no socket: $!";
$| = 1;
for my $place (1 .. 10) {
    $socket->recv(my $message, 1024);
    my ($client, $number) = split /,/, $message;
    last if $number < 1 || $number > 100;
    my $own = 1 + int rand 100;
    print "$client: $number, $name: $own, sum: ", $number + $own, "\n";
    $socket->send("$name,$own");
}
$socket->close;
