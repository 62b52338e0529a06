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
package fiji.plugin.mobilesam.windows;

import java.awt.Component;
import java.awt.Container;
import java.awt.Font;

import ij.Prefs;

/** ImageJ's GUI scale for windows of Swing, which know nothing of it. */
final class SwingScale {

	private SwingScale() {
	}

	static double scale() {
		return Prefs.getGuiScale();
	}

	/** A length at scale 1, in the scale of now. */
	static int scaled(final int length) {
		return (int) Math.round(length * scale());
	}

	/** Gives a component and all in it plain letters of the scaled size. */
	static void apply(final Component component) {
		final Font font = component.getFont();
		if (font != null) component.setFont(font.deriveFont(Font.PLAIN, (float) (font.getSize2D() * scale())));
		if (component instanceof final Container container)
			for (final Component inner : container.getComponents()) apply(inner);
	}
}
