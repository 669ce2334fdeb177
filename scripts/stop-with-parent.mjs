/**
 * Loaded in front of the program by bootstrap.mjs. When bootstrap.mjs is gone (killed, even with SIGKILL) its end of the
 * channel closes, and the program asks itself to stop, as by `kill`. The channel alone never keeps the program alive.
 */
if (process.channel && process.env.PRODA_BOOTSTRAP_PID === String(process.ppid)) {
  process.channel.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
