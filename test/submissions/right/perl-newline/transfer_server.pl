#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

$| = 1;

my $sock = IO::Socket::INET->new(
    LocalPort => 5152,
    Proto     => 'udp',
) or die "socket: $!";

while (1) {
    my $file;
    $sock->recv($file, 1024);
    chomp $file;
    print "Request: $file\n";

    my $in;
    unless (open($in, '<', $file)) {
        print "$file: $!\n";
        next;
    }
    binmode $in;
    my ($n, $chunk);
    do {
        $n = read($in, $chunk, 2048);
        $sock->send($chunk);
    } while ($n == 2048);
    close $in;
}
