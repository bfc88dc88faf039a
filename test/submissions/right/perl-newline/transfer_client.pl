#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

my $file = shift @ARGV or die "usage: $0 file\n";

my $sock = IO::Socket::INET->new(
    PeerAddr => '127.0.0.1',
    PeerPort => 5152,
    Proto    => 'udp',
) or die "socket: $!";

$sock->send("$file\n");

open(my $out, '>', $file) or die "$file: $!";
binmode $out;
my $chunk;
do {
    $sock->recv($chunk, 2048);
    print $out $chunk;
} while (length($chunk) == 2048);

close $out;
close $sock;
print "$file: ", -s $file, " bytes\n";
