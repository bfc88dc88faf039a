use strict;
use warnings;
use Socket;

die "usage: perl client.pl FILE\n" unless @ARGV;
my $name = $ARGV[0];
socket(my $sock, PF_INET, SOCK_DGRAM, getprotobyname('udp')) or die "socket: $!";
send($sock, $name, 0, sockaddr_in(5303, inet_aton('127.0.0.1')));

my ($count, $chunk) = (0);
do {
    recv $sock, $chunk, 2048, 0;
    $count++;
    open my $out, '>:raw', "block$count-$name" or die "$name: $!";
    print $out $chunk;
    close $out;
} while length $chunk == 2048;
close $sock;
