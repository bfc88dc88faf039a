use strict;
use warnings;
use IO::Socket::INET;

my $name = 'Odd Ness (server)';
my $socket = IO::Socket::INET->new(LocalPort => 5222, Proto => 'udp') or die "no socket: $!";
$| = 1;
while (1) {
    $socket->recv(my $message, 1024);
    my ($client, $number) = split /,/, $message;
    last if $number < 1 || $number > 100;
    my $own = 58;
    print "$client: $number, $name: $own, sum: ", $number + $own, "\n";
    $socket->send("$name,$own");
}
$socket->close;
