use strict;
use warnings;
use IO::Socket::INET;
use IO::Select;

my $name = 'Server of Yvette Lambot';
my $socket = IO::Socket::INET->new(LocalPort => 24980, Proto => 'udp') or die "bind: $!";
my $select = IO::Select->new($socket);
$| = 1;
while ($select->can_read(2)) {
    my $sender = $socket->recv(my $data, 1024);
    my ($client, $number) = split /\t/, $data;
    last if $number < 1 || $number > 100;
    my $own = 1 + int(rand(100));
    print "$client sent $number\n$name has $own\nsum ", $number + $own, "\n";
    $socket->send("$name\t$own", 0, $sender);
}
close $socket;
