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
package fiji.plugin.mobilesam.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ProxyChoiceTest {

	private static final URI HTTPS = URI.create("https://models.example.org/vit.pt");
	private static final URI HTTP = URI.create("http://models.example.org/vit.pt");

	@Test
	void readsTheVariableOfTheScheme() {
		final Map<String, String> environment = Map.of("https_proxy", "http://one.example:3128", "http_proxy",
				"http://two.example:8080/");
		assertEquals(proxy("one.example", 3128), choose(environment, HTTPS));
		assertEquals(proxy("two.example", 8080), choose(environment, HTTP));
	}

	@Test
	void readsCapitalsHostsWithoutSchemeAndTheVariableForAll() {
		assertEquals(proxy("one.example", 3128), choose(Map.of("HTTPS_PROXY", "one.example:3128"), HTTPS));
		assertEquals(proxy("all.example", 80), choose(Map.of("ALL_PROXY", "http://all.example"), HTTPS));
	}

	@Test
	void leavesOutHostsAndDomainsThatAreExempt() {
		for (final String exempt : List.of("example.org", ".example.org", "localhost, models.example.org", "*"))
			assertEquals(Proxy.NO_PROXY, choose(Map.of("https_proxy", "http://one.example:3128", "no_proxy", exempt),
					HTTPS), exempt);
		assertEquals(proxy("one.example", 3128),
				choose(Map.of("https_proxy", "http://one.example:3128", "no_proxy", "ample.org"), HTTPS));
	}

	@Test
	void goesDirectlyWhenNothingIsSet() {
		assertEquals(Proxy.NO_PROXY, choose(Map.of("https_proxy", " "), HTTPS));
	}

	@Test
	void asksTheSystemPropertiesFirst() {
		final ProxySelector properties = ProxySelector.of(InetSocketAddress.createUnresolved("fiji.example", 80));
		assertEquals(List.of(proxy("fiji.example", 80)),
				new ProxyChoice(properties, Map.of("https_proxy", "http://one.example:3128")).select(HTTPS));
	}

	@Test
	void refusesWhatIsNoProxy() {
		final String message = assertThrows(IllegalArgumentException.class,
				() -> choose(Map.of("https_proxy", "http://"),
						HTTPS))
				.getMessage();
		assertEquals("expected a proxy as http://host:port in the environment, found 'http://'", message);
	}

	private static Proxy choose(final Map<String, String> environment, final URI uri) {
		final List<Proxy> chosen = new ProxyChoice(ProxySelector.of(null), environment).select(uri);
		assertEquals(1, chosen.size());
		return chosen.get(0);
	}

	private static Proxy proxy(final String host, final int port) {
		return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
	}
}
