/**
 * Runs a connection's commands on the machine, in Perl (of Debian's and Ubuntu's essential packages), without modules, which take longer to load than Perl itself.
 * In: frames of length, kind, id: `R` (seconds, bytes kept of each output, input, arguments), `K` (end it). Out: `H` once, `O` and `E` (output), `X` (exit code, truncated).
 * A command's process group is TERMed at its time limit and KILLed five seconds later, whatever became of the connection. Its leader is reaped last: till then its id is nobody else's.
 * The first process outlives the second only to end the commands that it leaves running if it is killed.
 */
export const RUNNER_SCRIPT = String.raw`use strict;
my ($F_SETFL, $O_NONBLOCK, $WNOHANG, $ENOENT, $EINTR, $EAGAIN) = (4, 2048, 1, 2, 4, 11);
my ($CHUNK, $BACKLOG, $GRACE) = (65536, 1 << 20, 6);

$0 = 'slipway commands';
my $runner = fork;
defined $runner or exit 1;
if ($runner) {
  close STDIN;
  close STDOUT;
  waitpid $runner, 0;
  $? && opendir my $processes, '/proc' or exit;
  kill -9, grep { leads_group($_) } grep { $_ != $$ } grep { /^\d+$/ } readdir $processes;
  exit;
}

sub leads_group {
  open my $stat, '<', "/proc/$_[0]/stat" or return;
  my ($group, $session) = join('', <$stat>) =~ /.*\) \S+ \S+ (\d+) (\d+)/s;
  return $group == $_[0] && $session == $$;
}

my ($in, $out, $open, $ticks, $ticking, %commands) = ('', '', 1, 0, 0);
open my $requests, '<&', \*STDIN and open STDIN, '<', '/dev/null' or exit 1;
fcntl STDOUT, $F_SETFL, $O_NONBLOCK;
binmode $_ for $requests, *STDOUT;
$SIG{PIPE} = sub { };
$SIG{ALRM} = sub { $ticks++; alarm($ticking = %commands ? 1 : 0) };

sub say_frame { $out .= pack 'N/a*', pack 'a N a*', @_ if $open }

sub begin {
  my ($id, $seconds, $most, $input, @argv) = @_;
  my ($stdin, $feed);
  my $ready = pipe(my $stdout, my $to_stdout) && pipe(my $stderr, my $to_stderr) && (!length $input || pipe $stdin, $feed);
  my $pid = $ready ? fork : undef;
  if (!defined $pid) {
    say_frame('E', $id, "slipway: $argv[0] could not be started: $!\n");
    return say_frame('X', $id, pack 'C C', 125, 0);
  }
  if (!$pid) {
    setpgrp 0, 0;
    open STDIN, '<&', $stdin if $stdin;
    open STDOUT, '>&', $to_stdout;
    open STDERR, '>&', $to_stderr;
    exec { $argv[0] } @argv;
    my $code = $! == $ENOENT ? 127 : 126;
    syswrite STDERR, "slipway: $argv[0] could not be run: $!\n";
    exit $code;
  }
  setpgrp $pid, $pid;
  fcntl $feed, $F_SETFL, $O_NONBLOCK if $feed;
  my @outputs = map { { kind => $_->[0], from => $_->[1], number => fileno $_->[1], left => $most } } ['O', $stdout], ['E', $stderr];
  $commands{$id} = { id => $id, pid => $pid, end => $ticks + $seconds, late => 0, cut => 0, pause => 0.0002, feed => $feed, input => $input, outputs => \@outputs };
  alarm($ticking = 1) unless $ticking;
}

sub take {
  my ($kind, $id, $body) = unpack 'a N a*', $_[0];
  begin($id, unpack 'N N N/a* (N/a*)*', $body) if $kind eq 'R';
  $commands{$id}{end} = $ticks if $kind eq 'K' && $commands{$id} && !$commands{$id}{late};
}

sub feed {
  my ($command) = @_;
  my $count = syswrite $command->{feed}, $command->{input}, $CHUNK;
  return if !defined $count && ($! == $EAGAIN || $! == $EINTR);
  substr $command->{input}, 0, $count // length $command->{input}, '';
  delete $command->{feed} unless length $command->{input};
}

sub drain {
  my ($command, $output) = @_;
  my $count = sysread $output->{from}, my $bytes, $CHUNK;
  return if !defined $count && $! == $EINTR;
  return $output->{from} = undef unless $count;
  $command->{cut} = 1 if $count > $output->{left};
  my $kept = substr $bytes, 0, $output->{left};
  $output->{left} -= length $kept;
  say_frame($output->{kind}, $command->{id}, $kept) if length $kept;
}

sub limit {
  my ($command) = @_;
  return if $ticks < $command->{end};
  $command->{end} = $ticks + $GRACE;
  return kill -15, $command->{pid} unless $command->{late}++;
  kill -9, $command->{pid};
  $command->{outputs} = [];
}

sub reap {
  my ($command) = @_;
  return if @{ $command->{outputs} };
  if (waitpid($command->{pid}, $WNOHANG) != $command->{pid}) {
    $command->{pause} *= 2 if $command->{pause} < 0.1;
    return;
  }
  my $code = $command->{late} ? 124 : $? & 127 ? 128 + ($? & 127) : $? >> 8;
  say_frame('X', $command->{id}, pack 'C C', $code, $command->{cut});
  delete $commands{ $command->{id} };
}

say_frame('H', 0, '');
while ($open || %commands) {
  my ($readable, $writable, $pause) = ('', '');
  vec($readable, fileno $requests, 1) = 1 if $open;
  vec($writable, fileno STDOUT, 1) = 1 if $open && length $out;
  for my $command (values %commands) {
    vec($writable, fileno $command->{feed}, 1) = 1 if $command->{feed};
    $pause = $command->{pause} if !@{ $command->{outputs} } && (!$pause || $command->{pause} < $pause);
    next if length $out > $BACKLOG;
    vec($readable, $_->{number}, 1) = 1 for @{ $command->{outputs} };
  }
  ($readable, $writable) = ('', '') if select($readable, $writable, undef, $pause) < 0;
  if ($open && vec $readable, fileno $requests, 1) {
    my $count = sysread $requests, $in, $CHUNK, length $in;
    $open = 0 if defined $count ? !$count : $! != $EAGAIN && $! != $EINTR;
    while (length $in >= 4 && length $in >= 4 + unpack 'N', $in) { take(unpack 'N/a*', $in); substr $in, 0, 4 + unpack('N', $in), '' }
  }
  for my $id (keys %commands) {
    my $command = $commands{$id};
    feed($command) if $command->{feed} && vec $writable, fileno $command->{feed}, 1;
    for my $output (@{ $command->{outputs} }) { drain($command, $output) if vec $readable, $output->{number}, 1 }
    $command->{outputs} = [grep { $_->{from} } @{ $command->{outputs} }];
    limit($command);
    reap($command);
  }
  if ($open && length $out) {
    my $count = syswrite STDOUT, $out, $CHUNK;
    $open = 0 if !defined $count && $! != $EAGAIN && $! != $EINTR;
    substr $out, 0, $count, '' if $count;
  }
  $out = '' unless $open;
}
`;
