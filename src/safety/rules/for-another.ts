/**
 * What the rules tell the one who is ill, as it is told to somebody who is with them: the same steps, in other words.
 * A line that is not here is said alike to both.
 */
const lines: ReadonlyMap<string, string> = new Map([
  ["Sit down and rest. Don't drive yourself.", "Have them sit down and rest. They must not drive."],
  ["Sit down and rest.", "Have them sit down and rest."],
  [
    "Unlock the door so that help can get in.",
    "Make sure that the door is open for help to get in.",
  ],
  ["Lie still.", "Have them lie still."],
  ["Sit or lie down.", "Have them sit or lie down."],
  ["Sit or lie down and don't drive.", "Have them sit or lie down. They must not drive."],
  ["Don't drive.", "They must not drive."],
  ["Don't drive yourself.", "They must not drive."],
  ["Rest, and don't drive yourself.", "Have them rest. They must not drive."],
  ["Lie down until help comes.", "Have them lie down until help comes."],
  ["Lie down.", "Have them lie down."],
  ["Lie down. Don't drive.", "Have them lie down. They must not drive."],
  [
    "Lie down in a quiet place. Don't drive.",
    "Have them lie down in a quiet place. They must not drive.",
  ],
  [
    "Lie flat and raise the legs if that is comfortable.",
    "Lay them flat and raise their legs if that is comfortable.",
  ],
  ["Keep warm. Don't eat or drink.", "Keep them warm. Nothing to eat or drink."],
  ["Lie down and keep warm.", "Have them lie down, and keep them warm."],
  ["Lie down with the legs up.", "Have them lie down with the legs up."],
  ["Lie down with your legs up.", "Have them lie down with the legs up."],
  ["Lie down on your side.", "Have them lie down on their side."],
  ["Lie on your left side.", "Have them lie on their left side."],
  ["Lie on your left side in a quiet room.", "Have them lie on their left side in a quiet room."],
  ["Sit or lie on your side.", "Have them sit, or lie on their side."],
  [
    "Lie down with the legs up; sit if breathing is hard. Don't stand up.",
    "Have them lie down with the legs up, or sit if breathing is hard. They must not stand up.",
  ],
  ["Sit upright.", "Sit them upright."],
  ["Sit upright. Don't drive yourself.", "Sit them upright. They must not drive."],
  ["Sit upright and lean a little forward.", "Sit them upright, leaning a little forward."],
  ["Sit upright with the legs down.", "Sit them upright with the legs down."],
  ["Sit upright and sip water.", "Sit them upright, and have them sip water."],
  [
    "Sit upright, or lie on the side that hurts.",
    "Sit them upright, or have them lie on the side that hurts.",
  ],
  [
    "Sit upright. Warm the finger and measure again while you wait.",
    "Sit them upright. Warm the finger and measure again while you wait.",
  ],
  ["Sit upright. Don't look into the throat.", "Sit them upright. Don't look into the throat."],
  [
    "Use your own reliever inhaler if you have one.",
    "Help them use their own reliever inhaler if they have one.",
  ],
  [
    "Sit upright. Use your reliever inhaler as your plan says.",
    "Sit them upright. Help them use their reliever inhaler as their plan says.",
  ],
  [
    "Sit upright. Take a puff of your reliever inhaler every minute, up to ten, while you wait.",
    "Sit them upright. Help them take a puff of their reliever inhaler every minute, up to ten, while you wait.",
  ],
  ["Use a spacer if you have one.", "Use a spacer if there is one."],
  ["Use an adrenaline pen now if you have one.", "Use their adrenaline pen now if they have one."],
  ["Use an adrenaline pen if you have one.", "Use their adrenaline pen if they have one."],
  [
    "Go to hospital even when you feel better: it can come back.",
    "They must go to hospital even when they feel better: it can come back.",
  ],
  ["Don't eat or drink.", "Nothing to eat or drink."],
  [
    "Don't eat or drink until you have been seen.",
    "Nothing to eat or drink until they have been seen.",
  ],
  ["Don't eat, drink or drive.", "They must not eat, drink or drive."],
  ["Don't take extra tablets on your own.", "They must not take extra tablets on their own."],
  [
    "Keep still, with the head and neck straight.",
    "Keep them still, with the head and neck straight.",
  ],
  [
    "Don't move. Keep head, neck and back straight.",
    "Don't move them. Keep head, neck and back straight.",
  ],
  ["Don't let anyone lift you.", "Don't let anyone lift them."],
  ["Keep still. Don't move the neck.", "Keep them still. Don't move the neck."],
  [
    "Stay still, and keep the head and neck as they are.",
    "Keep them still, and the head and neck as they are.",
  ],
  ["Stay still.", "Keep them still."],
  ["Don't stand on the leg.", "They must not stand on the leg."],
  [
    "Keep still and keep the limb still. Take off rings.",
    "Keep them still, and the limb too. Take off their rings.",
  ],
  [
    "If blood soaks through, put another cloth on top. Lie down.",
    "If blood soaks through, put another cloth on top. Have them lie down.",
  ],
  ["Say which blood thinner you take.", "Say which blood thinner they take."],
  [
    "Sit up, lean forward and pinch the soft part of the nose without letting go.",
    "Have them sit up and lean forward. Pinch the soft part of the nose without letting go.",
  ],
  [
    "Call your emergency number if you faint or the belly turns hard.",
    "Call your emergency number if they faint or the belly turns hard.",
  ],
  [
    "Call your emergency number if you faint or the pain is strong.",
    "Call your emergency number if they faint or the pain is strong.",
  ],
  [
    "Call your emergency number if you get chest pain or trouble breathing.",
    "Call your emergency number if they get chest pain or trouble breathing.",
  ],
  [
    "Go to an emergency department now, even if you feel well.",
    "Go to an emergency department now, even if they feel well.",
  ],
  [
    "Go there even when you feel well: the heart must be checked.",
    "They must go there even when they feel well: the heart must be checked.",
  ],
  ["Say that you gave birth.", "Say that they gave birth."],
  [
    "Say that you are pregnant: it can be an allergy or pre-eclampsia.",
    "Say that they are pregnant: it can be an allergy or pre-eclampsia.",
  ],
  [
    "Take no more medicines until you have been seen.",
    "No more medicines until they have been seen.",
  ],
  [
    "Don't take the next dose until a clinician says so.",
    "No next dose until a clinician says so.",
  ],
  [
    "Move to a cool place. Take off extra clothes. Wet the skin with cool water and fan it.",
    "Move them to a cool place. Take off extra clothes. Wet the skin with cool water and fan it.",
  ],
  [
    "Take off wet clothes. Wrap in dry blankets, head too.",
    "Take off their wet clothes. Wrap them in dry blankets, head too.",
  ],
  [
    "Don't wait for signs: the liver can be harmed before you feel anything.",
    "Don't wait for signs: the liver can be harmed before they feel anything.",
  ],
  [
    "Alcohol withdrawal can kill. Don't stay alone.",
    "Alcohol withdrawal can kill. Don't leave them alone.",
  ],
]);

export const linesForAnother: readonly (readonly [string, string])[] = [...lines];

export const toldToAnother = (guidance: readonly string[]): readonly string[] =>
  guidance.map((line) => lines.get(line) ?? line);
