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
package fiji.plugin.mobilesam.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuntimeOptionsTest {

	@ParameterizedTest
	@EnumSource
	void aDeviceIsFoundByItsNameInAnyCase(final Device device) {
		assertEquals(device, Device.named(device.key()));
		assertEquals(device, Device.named(device.name()));
	}

	@Test
	void anotherDeviceIsAnErrorWithThoseThereAre() {
		assertEquals("device 'gpu': expected one of cpu, cuda, tensorrt, coreml, auto",
				assertThrows(IllegalArgumentException.class, () -> Device.named("gpu")).getMessage());
	}

	@Test
	void aCallNeedsAThread() {
		assertThrows(IllegalArgumentException.class, () -> RuntimeOptions.DEFAULT.withThreads(0));
	}
}
