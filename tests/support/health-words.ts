/** Words that whoever glances at a phone, a tab or an inbox must not find there. "Healify" is the program's name. */
export const healthWords =
  /\b(health|symptom|pain|ache|fever|ill(ness)?|sick|disease|diagnos\w*|disorder|infect\w*|medic\w*|drug|pill|dose|doctor|clinic\w*|hospital|patient|emergenc\w*|urgent|crisis|suicid\w*|self-harm|depress\w*|violence|abuse|pregnan\w*|chest|heart|stroke|mening\w*|blood|cancer|triage|ambulance)\b/i;
