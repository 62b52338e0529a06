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

import java.util.regex.Pattern;

/**
 * Which channels of an image make up what a network sees. The text form, given by {@code toString} and read by
 * {@link #parse}, is what options hold: {@code displayed}, or the number of a channel.
 *
 * @param number of the one channel, from 1; 0 for those displayed
 */
public record ChannelChoice(int number) {

	/** The visible channels of a composite together, elsewhere each channel for itself. */
	public static final ChannelChoice DISPLAYED = new ChannelChoice(0);

	private static final String DISPLAYED_TEXT = "displayed";
	private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

	/** @throws IllegalArgumentException if the number is negative */
	public ChannelChoice {
		if (number < 0) throw new IllegalArgumentException("channels count from 1, got " + number);
	}

	/** @throws IllegalArgumentException if the text is neither {@code displayed} nor a number from 1 on */
	public static ChannelChoice parse(final String text) {
		if (text.equals(DISPLAYED_TEXT)) return DISPLAYED;
		if (NUMBER.matcher(text).matches()) return new ChannelChoice(Integer.parseInt(text));
		throw new IllegalArgumentException(
				"channel must be '%s' or the number of a channel, from 1, got '%s'".formatted(DISPLAYED_TEXT, text));
	}

	/** Whether it is one channel, whatever is displayed. */
	boolean isOne() {
		return number > 0;
	}

	@Override
	public String toString() {
		return isOne() ? Integer.toString(number) : DISPLAYED_TEXT;
	}
}
