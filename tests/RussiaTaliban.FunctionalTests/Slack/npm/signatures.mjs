// What Slack's own check says of requests: one JSON object a line on stdin (secret, timestamp, signature, body, now in
// milliseconds), one "true" or "false" a line on stdout.
import { createInterface } from 'node:readline';
import bolt from '@slack/bolt';

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, timestamp, signature, body, now } = JSON.parse(line);
  console.log(bolt.isValidSlackRequest({
    signingSecret: secret,
    body,
    headers: { 'x-slack-request-timestamp': Number(timestamp), 'x-slack-signature': signature },
    nowMilliseconds: now,
  }));
}
