use strict;
use warnings;
use IO::Socket::INET;

my $name = 'Jon Vik (server)';
my $socket = IO::Socket::INET->new(LocalPort => 5205, Proto => 'udp') or die "no socket: $!";
$| = 1;
while (1) {
    $socket->recv(my $message, 1024);
    my ($client, $number) = split /,/, $message;
    last if $number lt '1' || $number gt '100';
    my $own = 1 + int rand 100;
    print "$client: $number, $name: $own, sum: ", $number + $own, "\n";
    $socket->send("$name,$own");
}
$socket->close;
