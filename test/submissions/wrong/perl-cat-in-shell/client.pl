use strict;
use warnings;
use Socket;

die "usage: perl client.pl FILE\n" unless @ARGV;
my $name = $ARGV[0];
socket(my $sock, PF_INET, SOCK_DGRAM, getprotobyname('udp')) or die "socket: $!";
send($sock, $name, 0, sockaddr_in(5113, inet_aton('127.0.0.1')));

open my $out, '>:raw', "got.$name" or die "$name: $!";
my $chunk;
do {
    recv $sock, $chunk, 2048, 0;
    print $out $chunk;
} while length $chunk == 2048;
close $out;
close $sock;
