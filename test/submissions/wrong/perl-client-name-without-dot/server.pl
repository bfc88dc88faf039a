use strict;
use warnings;
use Socket;

my $port = 5306;
socket(my $sock, PF_INET, SOCK_DGRAM, getprotobyname('udp')) or die "socket: $!";
bind($sock, sockaddr_in($port, INADDR_ANY)) or die "bind: $!";
$| = 1;

while (my $peer = recv($sock, my $name, 512, 0)) {
    unless (open my $in, '<:raw', $name) {
        print "cannot open $name\n";
    }
    else {
        my $n;
        do {
            $n = read $in, my $chunk, 2048;
            send $sock, $chunk, 0, $peer;
        } while $n == 2048;
        close $in;
        print "$name done\n";
    }
}
