#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

$| = 1;
my $socket = IO::Socket::INET->new(LocalPort => 8484, Proto => 'udp') or die "cannot bind: $!";
my %opened;
print "File server on port 8484\n";

while (defined $socket->recv(my $name, 1024)) {
    if (!$opened{$name}) {
        if (!open(my $file, '<:raw', $name)) {
            print "$name: $!\n";
            next;
        }
        else { $opened{$name} = $file; }
    }
    my ($length, $chunk) = (2048, '');
    while ($length == 2048) {
        $length = read($opened{$name}, $chunk, 2048);
        $socket->send($chunk);
    }
    print "$name sent\n";
}
