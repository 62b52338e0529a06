/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */

package fiji.plugin.mobilesam.imagej;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** A prompt set in one line, in image pixels: {@code point=10.5,20.5,1 point=3.5,4.5,0 box=1.0,2.0,30.0,40.0 mask}. */
final class PromptText {

	private PromptText() {
	}

	static String of(final PromptSet prompt) {
		final List<String> parts = new ArrayList<>();
		for (final PointPrompt point : prompt.points())
			parts.add("point=" + point.x() + "," + point.y() + "," + point.label().code());
		prompt.box().map(PromptText::of).ifPresent(parts::add);
		prompt.mask().ifPresent(mask -> parts.add("mask"));
		return String.join(" ", parts);
	}

	private static String of(final BoxPrompt box) {
		return "box=" + box.left() + "," + box.top() + "," + box.right() + "," + box.bottom();
	}
}
