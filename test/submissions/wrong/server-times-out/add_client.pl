use strict;
use warnings;
use IO::Socket::INET;

my $name = 'Client of Yvette Lambot';
$| = 1;
print 'Your integer: ';
my $number = <STDIN>;
chomp $number;
my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => 24980, Proto => 'udp') or die "socket: $!";
$socket->send("$name\t$number");
if ($number >= 1 && $number <= 100) {
    $socket->recv(my $data, 1024);
    my ($server, $other) = split /\t/, $data;
    print "$name has $number\n$server has $other\nsum ", $number + $other, "\n";
}
close $socket;
