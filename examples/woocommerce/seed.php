<?php
/**
 * Must-use plugin of the engine test alone: switches WooCommerce on and fills the shop when it is asked to. Never for a real shop.
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'wp_loaded',
	function () {
		if ( ! isset( $_GET['vitrine-seed'] ) ) {
			return;
		}
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		if ( ! is_plugin_active( 'woocommerce/woocommerce.php' ) ) {
			$error = activate_plugin( 'woocommerce/woocommerce.php' );
			// The next request has it loaded.
			wp_send_json( array( 'again' => null === $error, 'error' => is_wp_error( $error ) ? $error->get_error_message() : null ) );
		}
		if ( ! class_exists( 'WC_Product_Simple' ) ) {
			wp_send_json( array( 'error' => 'the folder of WOO_DIR is active, but it is no WooCommerce' ) );
		}

		// SQLite knows no row locks: stock is not held while somebody pays.
		update_option( 'woocommerce_hold_stock_minutes', '' );
		update_option( 'woocommerce_coming_soon', 'no' );
		update_option( 'woocommerce_currency', 'USD' );
		update_option( 'woocommerce_price_num_decimals', 2 );
		update_option( 'woocommerce_calc_taxes', 'no' );
		update_option( 'permalink_structure', '/%postname%/' );
		flush_rewrite_rules();

		$simple = function ( $name, $price, $more = array() ) {
			$product = new WC_Product_Simple();
			$product->set_name( $name );
			$product->set_regular_price( $price );
			foreach ( $more as $setter => $value ) {
				$product->{ "set_$setter" }( $value );
			}
			return (string) $product->save();
		};
		$ids = array(
			'mug'     => $simple( 'Stoneware Mug & Saucer', '24.00', array( 'sku' => 'WOO-MUG' ) ),
			'hook'    => $simple( 'Brass Hook', '9.00' ),
			'clock'   => $simple( 'Wall Clock', '89.00', array( 'stock_status' => 'outofstock' ) ),
			'teapot'  => $simple( 'Teapot', '64.00', array( 'manage_stock' => true, 'stock_quantity' => 3 ) ),
			'ceramic' => $simple( 'Ceramics Class', '150.00', array( 'sold_individually' => true ) ),
		);

		$attribute = new WC_Product_Attribute();
		$attribute->set_name( 'Logo' );
		$attribute->set_options( array( 'Yes', 'No' ) );
		$attribute->set_visible( true );
		$attribute->set_variation( true );
		$tee = new WC_Product_Variable();
		$tee->set_name( 'Tee' );
		$tee->set_attributes( array( $attribute ) );
		$ids['tee'] = (string) $tee->save();
		foreach ( array( 'Yes' => '22.00', 'No' => '20.00' ) as $value => $price ) {
			$variation = new WC_Product_Variation();
			$variation->set_parent_id( $tee->get_id() );
			$variation->set_attributes( array( 'logo' => $value ) );
			$variation->set_regular_price( $price );
			$ids[ "tee $value" ] = (string) $variation->save();
		}
		WC_Product_Variable::sync( $tee->get_id() );

		foreach ( array( 'welcome10' => array(), 'expired24' => array( 'date_expires' => '2024-01-01' ), 'spend500' => array( 'minimum_amount' => '500' ) ) as $code => $more ) {
			$coupon = new WC_Coupon();
			$coupon->set_code( $code );
			$coupon->set_discount_type( 'percent' );
			$coupon->set_amount( 10 );
			foreach ( $more as $setter => $value ) {
				$coupon->{ "set_$setter" }( $value );
			}
			$coupon->save();
		}
		wp_send_json( array( 'version' => WC()->version, 'ids' => $ids ) );
	},
	20
);
