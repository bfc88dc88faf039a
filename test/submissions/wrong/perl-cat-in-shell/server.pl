use strict;
use warnings;
use Socket;

my $port = 5113;
socket(my $sock, PF_INET, SOCK_DGRAM, getprotobyname('udp')) or die "socket: $!";
bind($sock, sockaddr_in($port, INADDR_ANY)) or die "bind: $!";
$| = 1;

while (my $peer = recv($sock, my $name, 512, 0)) {
    my $content = `cat $name`;
    my $at = 0;
    while ($at <= length $content) {
        send $sock, substr($content, $at, 2048), 0, $peer;
        $at += 2048;
    }
    print "$name done\n";
}
